"""What the host and the authors run by hand, one module for each command of `manage.py`. Nothing of the application uses it."""
