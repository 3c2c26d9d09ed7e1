@"%~dp0python.exe" -m fairlead %*
