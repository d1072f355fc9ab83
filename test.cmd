@echo off
rem Sets up what the tests need and runs everything; test.cmd --long adds the long set.
rem Any other argument goes to pytest, which then runs alone: test.cmd tests\models -k nama
setlocal
set "level=test"
call "%~dp0set-up\python.cmd" || exit /b 1
cd /d "%~dp0"
set "QT_QPA_PLATFORM=offscreen"
set "marks=not long"
set "examples=same"
if "%~1"=="" goto everything
if /i "%~1"=="--long" goto long
"%python%" -m pytest -m "not long" --hypothesis-profile same %*
exit /b %errorlevel%

:long
set "marks="
set "examples=new"

:everything
set "failed="
"%python%" -m ruff check --quiet . || set "failed=%failed% ruff"
"%python%" -m mypy || set "failed=%failed% mypy"
"%python%" -m pytest -rs -m "%marks%" --hypothesis-profile %examples% || set "failed=%failed% pytest"
if not defined failed exit /b 0
echo GAGAL:%failed% 1>&2
exit /b 1
