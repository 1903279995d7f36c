"""The steps from each version of the file to the next; they never import the model, which goes on changing."""
