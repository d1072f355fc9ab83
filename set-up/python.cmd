@echo off
rem Called by run.cmd and test.cmd with %level% set: leaves in %python% an interpreter with that level's packages.
set "room=%~dp0.."
set "python=%room%\.venv\Scripts\python.exe"
set "stamp=%room%\.venv\set-up\%level%"
if exist "%room%\.set-up\unfinished" goto prepare
if not exist "%stamp%" goto prepare
fc /b "%stamp%" "%~dp0requirements-%level%.txt" >nul 2>nul || goto prepare
"%python%" --version >nul 2>nul && exit /b 0

:prepare
set "base=py -3"
%base% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto found
set "base=python"
%base% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto found
echo TemuMitra memerlukan Python 3.11 atau yang lebih baru: pasanglah dahulu dari situs resmi Python (64-bit), lalu ulangi perintah ini. 1>&2
exit /b 1

:found
%base% -E -s -B "%~dp0prepare.py" %level% "%room%"
exit /b %errorlevel%
