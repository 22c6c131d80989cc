#!/usr/bin/env python3
"""Vacation in Python: the twin of the Swift service.

The same service interface, the same rules, the same SQLite file, the same manners: it prints
`listening on ADDRESS`, drains on SIGTERM, and ends when its standard input closes. Nothing but the
standard library.

    python3 vacation.py --data /tmp/staff --port 8083
"""

import argparse
import datetime
import json
import os
import re
import signal
import socket
import sqlite3
import stat
import sys
import threading
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LARGEST_BODY = 64 * 1024
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Problem(Exception):
    """An error as a client sees it: application/problem+json, RFC 9457."""

    def __init__(self, status, slug, detail, headers=None, **more):
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}
        self.body = {
            "type": f"urn:staff:problem:{slug}",
            "title": slug.replace("-", " ").capitalize(),
            "status": status,
            "detail": detail,
            **more,
        }


def broken(rule, detail):
    return Problem(422, rule, detail, rule=rule)


def unreadable(detail, **place):
    return Problem(400, "unreadable", detail, **place)


def unknown_employee(employee):
    return Problem(404, "unknown-employee", f"There is no employee {employee}.")


# Business logic


def day(text):
    """A day, or None unless the text is YYYY-MM-DD and the calendar has it."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def working_days(first, last, with_bug):
    """Monday to Friday, one after the other. The bug on purpose has the weekends too."""
    for n in range((last - first).days + 1):
        day = first + datetime.timedelta(n)
        if with_bug or day.weekday() < 5:
            yield day


def check(first, last, account, with_bug):
    """Raises the first rule that is broken. Returns the working days that it costs."""
    # No further than the first: nobody has checked yet how long the range is.
    if not any(working_days(first, last, with_bug)):
        raise broken("nothing-to-take", "There is no working day in the range.")
    if first < account["hired_on"]:
        raise broken(
            "before-hired",
            f"The range begins before the employee was hired, on {account['hired_on']}.",
        )
    if first.year != last.year:
        raise broken("crosses-years", "The range ends in another calendar year than it begins in.")
    for held in account["held"]:
        if held["from"] <= str(last) and str(first) <= held["to"]:
            raise broken(
                "overlaps",
                f"The range meets one that is already booked, {held['from']} to {held['to']}.",
            )
    cost = sum(1 for _ in working_days(first, last, with_bug))
    if cost > account["remaining"]:
        raise broken(
            "too-many-days",
            f"The range costs {cost} working days, and {account['remaining']} remain.",
        )
    return cost


# Data access

SCHEMA = """
CREATE TABLE entitlement (
    employee_id TEXT PRIMARY KEY,
    hired_on TEXT NOT NULL,
    days INTEGER NOT NULL           -- working days in a calendar year
) WITHOUT ROWID, STRICT;
CREATE TABLE vacation (
    id TEXT PRIMARY KEY,
    employee_id TEXT NOT NULL REFERENCES entitlement (employee_id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    working_days INTEGER NOT NULL,  -- what the range costs
    status TEXT NOT NULL            -- requested, approved, rejected, cancelled
) WITHOUT ROWID, STRICT;
CREATE INDEX vacation_by_employee ON vacation (employee_id, first_day);
"""


class Store:
    """vacation.sqlite, which the Swift service can open too, before, after and meanwhile."""

    def __init__(self, path, with_bug):
        self.path = path
        self.with_bug = with_bug
        db = self.open()
        db.execute("PRAGMA journal_mode = WAL")
        # The table in which the Swift service notes which migrations have been made.
        db.execute("BEGIN IMMEDIATE")
        db.execute("CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        done = db.execute("SELECT 1 FROM grdb_migrations WHERE identifier = 'vacation 1'").fetchone()
        if not done:
            for statement in SCHEMA.split(";\n"):
                db.execute(statement)
            db.execute("INSERT INTO grdb_migrations VALUES ('vacation 1')")
        db.execute("COMMIT")
        db.close()

    def open(self):
        db = sqlite3.connect(self.path, timeout=5, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        return db

    def transaction(self, work):
        """One transaction: committed when `work` returns, rolled back when it raises."""
        db = self.open()
        try:
            db.execute("BEGIN IMMEDIATE")
            try:
                result = work(db)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
            return result
        finally:
            db.close()

    def read(self, work):
        db = self.open()
        try:
            db.execute("BEGIN")
            return work(db)
        finally:
            db.close()

    def account(self, db, employee, year):
        row = db.execute("SELECT * FROM entitlement WHERE employee_id = ?", (employee,)).fetchone()
        if row is None:
            raise unknown_employee(employee)
        rows = db.execute(
            "SELECT * FROM vacation WHERE employee_id = ? AND first_day BETWEEN ? AND ? "
            "ORDER BY first_day, id",
            (employee, f"{year:04}-01-01", f"{year:04}-12-31"),
        )
        requests = [shown(row) for row in rows]
        held = [r for r in requests if r["status"] in ("requested", "approved")]
        taken = sum(
            1 for r in held for _ in working_days(day(r["from"]), day(r["to"]), self.with_bug)
        )
        return {
            "hired_on": day(row["hired_on"]),
            "entitlement": row["days"],
            "remaining": row["days"] - taken,
            "requests": requests,
            "held": held,
        }

    def find(self, db, vacation, employee):
        row = db.execute(
            "SELECT * FROM vacation WHERE id = ? AND employee_id = ?", (vacation, employee)
        ).fetchone()
        if row is None:
            raise Problem(
                404, "unknown-vacation", f"The employee has no vacation request {vacation}."
            )
        return shown(row)


def shown(row):
    return {
        "id": row["id"],
        "from": row["first_day"],
        "to": row["last_day"],
        "status": row["status"],
    }


# Service interface


class Service:
    """What is answered: a table of methods and paths."""

    def __init__(self, store):
        self.store = store
        one = "/employees/{id}/vacations/{vacation}"
        self.routes = [
            ("POST", "/employees/{id}/vacations", self.request),
            ("GET", "/employees/{id}/vacations", self.summary),
            ("GET", one, self.show),
            ("POST", one + "/approve", self.decide("approved", ["requested"])),
            ("POST", one + "/reject", self.decide("rejected", ["requested"])),
            ("POST", one + "/cancel", self.decide("cancelled", ["requested", "approved"])),
            ("PUT", "/hires/{id}", self.add_hire),
            ("DELETE", "/hires/{id}", self.remove_hire),
            ("GET", "/health/live", lambda call: (200, {"status": "live"})),
            ("GET", "/health/ready", self.ready),
            ("GET", "/metrics", lambda call: (200, METRICS.text())),
        ]

    def request(self, call):
        employee = call.id("id")
        body = call.json()
        first, last = field_day(body, "from"), field_day(body, "to")
        if last < first:
            raise unreadable(
                f"The range ends on {last}, before it begins on {first}.", pointer="#/to"
            )
        made = {"id": str(uuid.uuid4()), "from": str(first), "to": str(last), "status": "requested"}

        # Checked and stored in one transaction: two at once can't both have the last days.
        def work(db):
            account = self.store.account(db, employee, first.year)
            cost = check(first, last, account, self.store.with_bug)
            db.execute(
                "INSERT INTO vacation VALUES (?, ?, ?, ?, ?, 'requested')",
                (made["id"], employee, made["from"], made["to"], cost),
            )

        self.store.transaction(work)
        call.headers["Location"] = f"/employees/{employee}/vacations/{made['id']}"
        return 201, made

    def summary(self, call):
        employee = call.id("id")
        year = call.year() or datetime.date.today().year
        account = self.store.read(lambda db: self.store.account(db, employee, year))
        keys = ("entitlement", "remaining", "requests")
        return 200, {"year": year, **{key: account[key] for key in keys}}

    def show(self, call):
        employee, vacation = call.id("id"), call.id("vacation")
        return 200, self.store.read(lambda db: self.store.find(db, vacation, employee))

    def decide(self, status, allowed):
        def decision(call):
            employee, vacation = call.id("id"), call.id("vacation")

            def work(db):
                found = self.store.find(db, vacation, employee)
                if found["status"] not in allowed:
                    raise Problem(
                        409, "already-decided", f"The request is {found['status']} already."
                    )
                db.execute("UPDATE vacation SET status = ? WHERE id = ?", (status, vacation))
                return {**found, "status": status}

            return 200, self.store.transaction(work)

        return decision

    def add_hire(self, call):
        employee = call.id("id")
        body = call.json()
        hired_on, days = field_day(body, "hiredOn"), body.get("vacationDays")
        if isinstance(days, bool) or not isinstance(days, (int, float)) or days % 1 != 0:
            raise unreadable("The field “vacationDays” is no whole number.", pointer="#/vacationDays")
        if not 0 <= days <= 366:
            raise broken("entitlement-out-of-range", "Vacation days are a number from 0 to 366.")
        self.store.transaction(
            lambda db: db.execute(
                "INSERT OR IGNORE INTO entitlement VALUES (?, ?, ?)",
                (employee, str(hired_on), int(days)),
            )
        )
        return 204, None

    def remove_hire(self, call):
        employee = call.id("id")

        def work(db):
            db.execute("DELETE FROM vacation WHERE employee_id = ?", (employee,))
            db.execute("DELETE FROM entitlement WHERE employee_id = ?", (employee,))

        self.store.transaction(work)
        return 204, None

    def ready(self, call):
        try:
            self.store.read(lambda db: db.execute("SELECT COUNT(*) FROM entitlement").fetchone())
        except sqlite3.Error:
            raise Problem(503, "not-ready", "The data store can't be read.", {"Retry-After": "1"})
        return 200, {"status": "ready"}


def field_day(body, name):
    if name not in body:
        raise unreadable(f"The field “{name}” is missing.", pointer=f"#/{name}")
    found = day(body[name])
    if found is None:
        raise unreadable(f"The field “{name}” is not a day, YYYY-MM-DD.", pointer=f"#/{name}")
    return found


class Call:
    """One request, with what its path and its query say."""

    def __init__(self, parameters, query, body, content_type):
        self.parameters = parameters
        self.query = query
        self.body = body
        self.content_type = content_type
        self.headers = {}

    def id(self, name):
        text = self.parameters[name].lower()
        if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
            raise unreadable(f"“{text[:60]}” is not a UUID.", parameter=name)
        return text

    def year(self):
        text = self.query.get("year", [None])[0]
        if text is None:
            return None
        if not re.fullmatch(r"[0-9]{1,4}", text, re.ASCII) or int(text) == 0:
            raise unreadable(f"“{text[:60]}” is not a whole number from 1 to 9999.", parameter="year")
        return int(text)

    def json(self):
        media = (self.content_type or "application/json").split(";")[0].strip().lower()
        if media != "application/json":
            raise Problem(
                415, "unsupported-media-type", f"The body is {media[:60]}. Send application/json."
            )
        try:
            body = json.loads(self.body)
        except (ValueError, RecursionError):
            raise unreadable("The body is no JSON.", pointer="#")
        if not isinstance(body, dict):
            raise unreadable("The body is no object.", pointer="#")
        return body


# Operations


class Metrics:
    """Requests and their durations, in Prometheus' text format."""

    BOUNDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5)

    def __init__(self):
        self.lock = threading.Lock()
        self.requests = {}

    def record(self, method, route, status, seconds):
        labels = f'method="{method}",route="{route}",status="{status}"'
        with self.lock:
            found = self.requests.setdefault(labels, [[0] * len(self.BOUNDS), 0, 0.0])
            for place, bound in enumerate(self.BOUNDS):
                found[0][place] += seconds <= bound
            found[1] += 1
            found[2] += seconds

    def text(self):
        with self.lock:
            rows = sorted((labels, list(b), n, s) for labels, (b, n, s) in self.requests.items())
        lines = ["# HELP http_requests_total Requests answered.", "# TYPE http_requests_total counter"]
        lines += [f"http_requests_total{{{labels}}} {count}" for labels, _, count, _ in rows]
        name = "http_request_duration_seconds"
        lines += [f"# HELP {name} Time to answer a request.", f"# TYPE {name} histogram"]
        for labels, buckets, count, seconds in rows:
            bounds = zip([*map(str, self.BOUNDS), "+Inf"], [*buckets, count])
            lines += [f'{name}_bucket{{{labels},le="{bound}"}} {n}' for bound, n in bounds]
            lines += [f"{name}_sum{{{labels}}} {seconds}", f"{name}_count{{{labels}}} {count}"]
        return "\n".join(lines) + "\n"


METRICS = Metrics()


def log(level, message, **fields):
    """One line of JSON on standard error."""
    now = datetime.datetime.now(datetime.timezone.utc)
    stamp = now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03}Z"
    line = {"time": stamp, "level": level, "service": "vacation", "message": message, **fields}
    os.write(2, (json.dumps(line, ensure_ascii=False) + "\n").encode())


def span_of(headers):
    """The trace, the span and the parent of a request: W3C Trace Context."""
    found = TRACEPARENT.fullmatch(headers[0]) if len(headers) == 1 else None
    span = {"span": os.urandom(8).hex()}
    if (
        found is None
        or found[1] == "ff"
        or (found[1] == "00" and found[5])
        or not found[2].strip("0")
        or not found[3].strip("0")
    ):
        return {"trace": os.urandom(16).hex(), **span}
    return {"trace": found[2], **span, "parent": found[3]}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self):
        super().setup()
        self.server.connections.open(self.connection)

    def finish(self):
        self.server.connections.close(self.connection)
        super().finish()

    def answer(self):
        self.server.connections.busy(self.connection)
        start = time.monotonic()
        self.span = span_of(self.headers.get_all("traceparent", []))
        sent = self.headers.get("X-Request-Id") or ""
        self.request_id = sent if REQUEST_ID.fullmatch(sent) else str(uuid.uuid4())
        self.route = ""
        try:
            status, body, headers = self.routed()
            kind = "application/json" if isinstance(body, dict) else "text/plain; charset=utf-8"
        except Problem as problem:
            status, body, headers = problem.status, problem.body, problem.headers
            kind = "application/problem+json"
        except Exception as error:  # Never an empty 500.
            log("error", "unexpected error", error=repr(error), request=self.request_id, **self.span)
            detail = f"Something went wrong. The log says what, under request {self.request_id}."
            problem = Problem(500, "internal", detail)
            status, body, headers, kind = 500, problem.body, {}, "application/problem+json"
        text = body if isinstance(body, str) else json.dumps(body, sort_keys=True, ensure_ascii=False)
        data = b"" if body is None else text.encode()
        self.send_response_only(status)
        if body is not None:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Request-Id", self.request_id)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.server.connections.draining:
            self.close_connection = True
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
        seconds = time.monotonic() - start
        METRICS.record(self.command, self.route, status, seconds)
        if self.server.verbose:
            log(
                "info",
                "answered",
                method=self.command,
                path=self.path.split("?")[0],
                status=str(status),
                microseconds=str(int(seconds * 1e6)),
                request=self.request_id,
                **self.span,
            )
        self.server.connections.idle(self.connection)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def routed(self):
        body = self.body()
        url = urllib.parse.urlsplit(self.path)
        parts = [urllib.parse.unquote(part) for part in url.path.strip("/").split("/")]
        allowed = []
        for method, path, work in self.server.service.routes:
            parameters = matched(path, parts)
            if parameters is None:
                continue
            self.route = path
            allowed += ["GET", "HEAD"] if method == "GET" else [method]
            if self.command == method or (self.command == "HEAD" and method == "GET"):
                query = urllib.parse.parse_qs(url.query, keep_blank_values=True)
                call = Call(parameters, query, body, self.headers.get("Content-Type"))
                status, answer = work(call)
                return status, answer, call.headers
        if allowed:
            methods = ", ".join(sorted(allowed))
            raise Problem(
                405, "method-not-allowed", f"Here one may use {methods}.", {"Allow": methods}
            )
        raise Problem(404, "no-route", "Nothing is served at this path.")

    def body(self):
        if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
            self.close_connection = True
            raise Problem(411, "length-required", "Send the length of the body.")
        length = self.headers.get("Content-Length") or "0"
        if not length.isascii() or not length.isdigit():
            self.close_connection = True
            raise unreadable("The length of the body is no number.", parameter="Content-Length")
        if int(length) > LARGEST_BODY:
            self.close_connection = True
            raise Problem(413, "too-large", f"A body may have {LARGEST_BODY} bytes at most.")
        return self.rfile.read(int(length))

    def log_message(self, *_):
        pass


def matched(path, parts):
    """The parameters in the path, or None when it is another."""
    pattern = path.strip("/").split("/")
    if len(pattern) != len(parts):
        return None
    parameters = {}
    for wanted, part in zip(pattern, parts):
        if wanted.startswith("{"):
            parameters[wanted[1:-1]] = part
        elif wanted != part:
            return None
    return parameters


class Connections:
    """Which connections wait for a request, and which are being answered."""

    def __init__(self):
        self.changed = threading.Condition()
        self.waiting = {}
        self.draining = False

    def open(self, connection):
        self.idle(connection)

    def idle(self, connection):
        with self.changed:
            self.waiting[connection] = True
            if self.draining:
                hang_up(connection)
            self.changed.notify_all()

    def busy(self, connection):
        with self.changed:
            self.waiting[connection] = False

    def close(self, connection):
        with self.changed:
            self.waiting.pop(connection, None)
            self.changed.notify_all()

    def drain(self, limit):
        """Hangs up on who waits, and waits for who is being answered."""
        end = time.monotonic() + limit
        with self.changed:
            self.draining = True
            for connection, is_waiting in self.waiting.items():
                if is_waiting:
                    hang_up(connection)
            while self.waiting and time.monotonic() < end:
                self.changed.wait(end - time.monotonic())


def hang_up(connection):
    try:
        connection.shutdown(socket.SHUT_RD)
    except OSError:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port, service, verbose):
        super().__init__(("127.0.0.1", port), Handler)
        self.service = service
        self.verbose = verbose
        self.connections = Connections()

    def handle_error(self, request, client_address):
        pass  # A client that hangs up is no error of ours.


def wait_for_the_end_of_input(stop):
    kind = os.fstat(0).st_mode
    if not (stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind)):
        return
    while os.read(0, 4096):
        pass
    stop()


def main():
    parser = argparse.ArgumentParser(description="Vacation in Python.")
    parser.add_argument("--data", required=True, help="the folder of vacation.sqlite")
    parser.add_argument("--port", type=int, default=0, help="0 for one that is free")
    parser.add_argument("--drain-limit", type=float, default=10)
    parser.add_argument("--log-level", default="notice", help="info logs every request")
    parser.add_argument("--with-bug", action="store_true", help="weekends cost vacation")
    options = parser.parse_args()

    os.makedirs(options.data, exist_ok=True)
    store = Store(os.path.join(options.data, "vacation.sqlite"), options.with_bug)
    server = Server(options.port, Service(store), options.log_level in ("info", "debug"))
    stopping = threading.Event()

    def stop(*_):
        # Not from the thread that serves, which would wait for itself.
        if not stopping.is_set():
            stopping.set()
            threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    threading.Thread(target=wait_for_the_end_of_input, args=(stop,), daemon=True).start()
    print(f"listening on http://127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever(poll_interval=0.05)
    server.socket.close()
    server.connections.drain(options.drain_limit)


if __name__ == "__main__":
    main()
