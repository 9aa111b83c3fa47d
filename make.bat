@echo off
rem The targets of the Makefile for Windows; a test keeps both alike.
rem   make handbook INDUSTRY=finance,tech COMPANY=lab
rem Windows takes the signs = and , as spaces, so what follows INDUSTRY up to the next name is its value.
setlocal
cd /d "%~dp0"
set "PY=%PYTHON%"
if not defined PY where py >nul 2>nul && set "PY=py -3"
if not defined PY set "PY=python"
set "HANDBOOK=.venv\Scripts\handbook.exe"
set "INSIDE=.venv\Scripts\python.exe"
set "PYTEST=%INSIDE% -m pytest -n 2 --dist worksteal -q"
if not defined MATRIX set "MATRIX=six"
set "TARGET=%~1"
if not defined TARGET set "TARGET=help"
set "NAME="

:word
shift
if "%~1"=="" goto choose
for %%N in (INDUSTRY COMPANY RELEASE FOR MATRIX LOCK KIND MINUTES) do if /i "%~1"=="%%N" goto name
if not defined NAME goto stray
if not defined VALUE goto first
set "VALUE=%VALUE%,%~1"
goto keep
:first
set "VALUE=%~1"
:keep
set "%NAME%=%VALUE%"
goto word
:name
set "NAME=%~1"
set "VALUE="
set "%NAME%="
goto word
:stray
echo make knows no word '%~1'; values have names: make handbook INDUSTRY=finance 1>&2
exit /b 2

:choose
for %%T in (help setup setup-dev handbook all serve pdf check test lint types fix schemas messages locks install-matrix engines fleet office bench standards wheel wheelhouse packed long clean fuzz suites sbom) do if "%TARGET%"=="%%T" goto %%T
echo There is no target '%TARGET%'; make help lists them 1>&2
exit /b 2

:help
echo   make help           Show this list
echo   make setup          Set up .venv with everything that building needs
echo   make handbook       Build the site: make handbook INDUSTRY=finance
echo   make all            Build the base, every industry and every company
echo   make serve          Live preview that follows every source file
echo   make pdf            The onboarding PDF in every language
echo   make check          Report every problem in the sources; write nothing
echo   make test           Run all tests
echo   make long           Run the tests that take long: walks, killed commands, made-up and hostile texts
echo   make packed         Try the packed program beside a folder of companies
echo   make engines        Build all handbooks with both engines and compare every byte
echo   make fleet          Build some companies on workers of Dask, over TLS as well
echo   make office         Let LibreOffice open documents, save them and mark them up
echo   make lint           Check style
echo   make types          Check types, those of the scripts too
echo   make fix            Mend style
echo   make schemas        Write the JSON Schemas for editors
echo   make messages       Bring the entries of the Polish catalogue up to what the program says
echo   make locks          Make all locks from pyproject.toml (LOCK=--upgrade: with the newest releases)
echo   make install-matrix Try all locks with every pip, Python and system that the README promises
echo   make fuzz           Try changed files of every kind for long (KIND=drawing MINUTES=10)
echo   make suites         Try the test suites of YAML and JSON, and courses by SCORM's schemas
echo   make sbom           Write what of others is shipped: dist/sbom.cdx.json and THIRD-PARTY.md
echo   make bench          Measure; see benchmarks/README.md
echo   make standards      Print the PDFs of all handbooks and hold them against PDF/UA-1 and PDF/A-2a
echo   make wheel          Pack the program with its policy into dist/, to install it elsewhere
echo   make wheelhouse     Keep every package in wheelhouse/, so that setting up needs no registry
echo   make clean          Remove what builds wrote, and nothing else
echo.
echo   INDUSTRY=finance^|healthcare^|tech^|finance,tech (empty: the base alone)   COMPANY=^<folder in companies/^>
exit /b 0

:setup
%PY% generator\bootstrap.py
exit /b %errorlevel%

:setup-dev
%PY% generator\bootstrap.py --dev
exit /b %errorlevel%

:handbook
call :setup && %HANDBOOK% build
exit /b %errorlevel%

:all
call :setup && %HANDBOOK% all
exit /b %errorlevel%

:serve
call :setup && %HANDBOOK% serve
exit /b %errorlevel%

:pdf
call :setup && %HANDBOOK% pdf
exit /b %errorlevel%

:check
call :setup && %HANDBOOK% check
exit /b %errorlevel%

:test
call :setup-dev && %PYTEST% -m "not (browser or packed or standards or engines or fleet or office or long)" --cov && %PYTEST% -m browser
exit /b %errorlevel%

:lint
call :setup-dev && %INSIDE% -m ruff check . && %INSIDE% -m ruff format --check .
exit /b %errorlevel%

:types
call :setup-dev && %INSIDE% -m mypy && pushd tests\js && call npm ci --loglevel=error >nul && popd && call tests\js\node_modules\.bin\tsc --project tests/js && call tests\js\node_modules\.bin\tsc --project tests/js/tsconfig.search.json && call tests\js\node_modules\.bin\tsc --project tests/js/tsconfig.lms.json
exit /b %errorlevel%

:fix
call :setup-dev && %INSIDE% -m ruff check --fix . && %INSIDE% -m ruff format .
exit /b %errorlevel%

:schemas
call :setup && %HANDBOOK% schemas
exit /b %errorlevel%

:messages
call :setup-dev && %INSIDE% -m tests.messages
exit /b %errorlevel%

:locks
call :setup-dev && .venv\Scripts\uv.exe pip compile --quiet %LOCK% --group build --output-file requirements.txt pyproject.toml && .venv\Scripts\uv.exe pip compile --quiet %LOCK% --group build --extra fleet --constraints requirements.txt --output-file requirements-fleet.txt pyproject.toml && .venv\Scripts\uv.exe pip compile --quiet %LOCK% --group build --extra fleet --extra dev --constraints requirements-fleet.txt --output-file requirements-dev.txt pyproject.toml
exit /b %errorlevel%

:install-matrix
call :setup-dev && %INSIDE% -m tests.install_matrix
exit /b %errorlevel%

:fuzz
call :setup-dev && %INSIDE% -m tests.fuzz
exit /b %errorlevel%

:suites
call :setup-dev && %INSIDE% -m tests.fuzz.suites && %INSIDE% -m tests.lms.schemas
exit /b %errorlevel%

:sbom
call :setup-dev && %INSIDE% -m tests.supply
exit /b %errorlevel%

:bench
call :setup-dev && %INSIDE% benchmarks/stages.py
exit /b %errorlevel%

:standards
set "HANDBOOK_PDF_MATRIX=%MATRIX%"
call :setup-dev && %INSIDE% -m pytest -n 2 -q tests/pdf/test_pdf_verapdf.py
exit /b %errorlevel%

:long
call :setup-dev && %PYTEST% -m long
exit /b %errorlevel%

:packed
call :setup-dev && %PYTEST% -m packed
exit /b %errorlevel%

:engines
call :setup-dev && %PYTEST% -m engines
exit /b %errorlevel%

:fleet
call :setup-dev && %INSIDE% -m pytest -q -m fleet
exit /b %errorlevel%

:office
call :setup-dev && %INSIDE% -m pytest -q -m office
exit /b %errorlevel%

:wheelhouse
%PY% generator\bootstrap.py --online && %HANDBOOK% doctor --wheelhouse wheelhouse
exit /b %errorlevel%

:wheel
call :setup && %INSIDE% -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist . && copy /y requirements.txt dist >nul && copy /y requirements-fleet.txt dist >nul
exit /b %errorlevel%

:clean
call :setup && %HANDBOOK% clean
exit /b %errorlevel%
