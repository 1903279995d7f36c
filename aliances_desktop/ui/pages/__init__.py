"""One module or package a section of the rail; pages never reach into each other."""
