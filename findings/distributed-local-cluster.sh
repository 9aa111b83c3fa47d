#!/usr/bin/env bash
# Dask distributed 2026.8.0, LocalCluster, Client(set_as_default=False) and wait().
#
# Seen: three things about a cluster on one's own machine.
# 1. `LocalCluster(dashboard_address=None)` opens a port for pages all the same, 8787 on the address of
#    the scheduler; with `host` it is that address, and a second cluster gets another port and a warning.
# 2. `distributed.wait(futures)` raises "No clients found" when the client that made the futures is not
#    the default one, although each future knows its client.
# 3. A task on a worker can't start a process with multiprocessing: "daemonic processes are not allowed
#    to have children". The nanny starts its workers that way.
#
# One would guess that None means no port, as the documentation of the argument has it; that `wait` asks
# the futures; and that a worker is a process like any other. By the first a port is open that nobody
# asked for, by the third whatever isolates tasks in processes of their own fails on workers only.
#
# Mend: give the dashboard an address of the loopback with port 0, switch it off by
# `scheduler_kwargs={"dashboard": False}` and set `distributed.scheduler.http.routes` to nothing; leave
# the client the default one; start processes with subprocess.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check \
  distributed==2026.8.0 dask==2026.8.0 tornado==6.6.1
cat >look.py <<'PY'
import logging
import multiprocessing
import subprocess
import sys

import distributed

logging.getLogger("distributed").setLevel(logging.CRITICAL)
failed = 0


def expect(what, wanted, seen):
    global failed
    print(f"{what:<58}{seen}")
    if wanted != seen:
        print(f"changed: expected {wanted!r}")
        failed = 1


def by_multiprocessing():
    try:
        child = multiprocessing.get_context("spawn").Process(target=print)
        child.start()
        child.join()
    except AssertionError as error:
        return str(error)
    return "starts"


def by_subprocess():
    return "starts" if subprocess.run([sys.executable, "-c", ""]).returncode == 0 else "fails"


def port(**more):
    with distributed.LocalCluster(
        n_workers=0, host="127.0.0.1", silence_logs=logging.CRITICAL, **more
    ) as cluster:
        server = cluster.scheduler.http_server
        return "none" if server is None or not server.port else "a fixed one" if server.port == 8787 else "another"


if __name__ == "__main__":
    expect("port for pages, dashboard_address=None", "a fixed one", port(dashboard_address=None))
    expect("port for pages, port 0 and no dashboard", "another",
           port(dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False}))
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    )
    with cluster, distributed.Client(cluster, set_as_default=False) as client:
        future = client.submit(by_multiprocessing)
        try:
            distributed.wait([future])
            seen = "waits"
        except ValueError as error:
            seen = str(error).splitlines()[0]
        expect("wait, client that is not the default", "No clients found", seen)
        expect("a child of a worker, multiprocessing",
               "daemonic processes are not allowed to have children", future.result())
        expect("a child of a worker, subprocess", "starts", client.submit(by_subprocess).result())
        with client.as_current():
            distributed.wait([future])
            expect("wait, client made the current one", "waits", "waits")
    sys.exit(failed)
PY
env/bin/python look.py
