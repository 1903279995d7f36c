"""One module a version, numbered as `user_version`."""
