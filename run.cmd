@echo off
rem Starts TemuMitra and first sets up what is missing: run.cmd for the window, run.cmd demo --out hasil without one.
setlocal
set "level=core"
if "%~1"=="" set "level=desktop"
call "%~dp0set-up\python.cmd" || exit /b 1
"%python%" "%~dp0main.py" %*
exit /b %errorlevel%
