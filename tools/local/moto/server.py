"""The emulator's AWS side: moto's server with our fixes loaded, on one loopback port.

It ends at once when its standard input ends, so that it never outlives the front that started it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import traceback
from typing import Any, Callable, Iterable
from xml.sax.saxutils import escape


class Application:
    """moto's dispatcher, with our own paths before it and our fixes under it."""

    def __init__(self, region: str, disabled_fixes: Iterable[str] = ()) -> None:
        import fixes
        from inventory import Inventory
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

        self.region = region
        self.inventory = Inventory()
        self.inventory.watch()
        loaded = fixes.Fixes(disabled_fixes)

        def create_app(service: str) -> Any:
            loaded.apply(service)
            return create_backend_app(service)  # type: ignore[arg-type]

        self.moto = DomainDispatcherApplication(create_app)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/_sevenfold/"):
            status, answer = self.answer(path)
            return respond(start_response, status, "application/json", json.dumps(answer))
        try:
            return self.moto(environ, start_response)
        except NotImplementedError as error:
            print(f"not in moto: {error}", file=sys.stderr, flush=True)
            return refuse(environ, start_response, str(error))
        except Exception as error:  # noqa: BLE001 - whatever moto did not foresee
            traceback.print_exc()
            return refuse(environ, start_response, f"moto failed: {error!r}")

    def answer(self, path: str) -> tuple[str, object]:
        """The status line and the JSON value of one of our own paths."""
        if path == "/_sevenfold/health":
            account = os.environ["MOTO_ACCOUNT_ID"]
            return "200 OK", {"account": account, "region": self.region}
        if path == "/_sevenfold/inventory":
            return "200 OK", {"resources": self.inventory.resources()}
        return "404 Not Found", {"message": f"no such path: {path}"}


def respond(start_response: Callable[..., Any], status: str, kind: str, text: str) -> list[bytes]:
    body = text.encode()
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
    return [body]


def refuse(
    environ: dict[str, Any], start_response: Callable[..., Any], message: str
) -> list[bytes]:
    """Answers 501: AWS's SDKs repeat a 500 for minutes, but say this at once."""
    status, code = "501 Not Implemented", "NotImplemented"
    if "urlencoded" in environ.get("CONTENT_TYPE", ""):
        error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
        is_ec2 = "/ec2/aws4_request" in environ.get("HTTP_AUTHORIZATION", "")
        listed = f"<Response><Errors>{error}</Errors></Response>"
        text = listed if is_ec2 else f"<ErrorResponse>{error}</ErrorResponse>"
        return respond(start_response, status, "text/xml", text)
    text = json.dumps({"__type": code, "message": message})
    return respond(start_response, status, "application/json", text)


def set_environment(account: str, region: str) -> None:
    """What moto reads from the environment; call it before moto is imported."""
    os.environ["MOTO_ACCOUNT_ID"] = account
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    os.environ["AWS_DEFAULT_REGION"] = region
    # Seconds until a certificate is issued; moto's own are sixty.
    os.environ["MOTO_ACM_VALIDATION_WAIT"] = "0"
    # moto's own botocore sessions never sign anything that leaves this machine.
    os.environ["AWS_ACCESS_KEY_ID"] = "emulator"
    os.environ["AWS_SECRET_ACCESS_KEY"] = "emulator"
    os.environ.pop("AWS_PROFILE", None)


def make_server(port: int, region: str, disabled_fixes: Iterable[str] = ()) -> Any:
    """A threaded HTTP server on 127.0.0.1; port 0 takes a free one."""
    from moto.moto_server.werkzeug_app import MotoRequestHandler
    from werkzeug.serving import make_server as make

    class QuietHandler(MotoRequestHandler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            if str(code).startswith("5"):
                self.log("error", '"%s" %s', self.requestline, code)

    application = Application(region, disabled_fixes)
    return make("127.0.0.1", port, application, threaded=True, request_handler=QuietHandler)


def exit_at_end_of_input() -> None:
    """Ends this process at once when standard input ends: its parent is gone."""

    def wait() -> None:
        while sys.stdin.buffer.read(4096):
            pass
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="the loopback port to listen on")
    parser.add_argument("--account", default="000000000000", help="the emulated account")
    parser.add_argument("--region", default="eu-west-1", help="the emulated default region")
    parser.add_argument("--without-fix", action="append", default=[], help="a fix to leave out")
    arguments = parser.parse_args()

    exit_at_end_of_input()
    set_environment(arguments.account, arguments.region)
    make_server(arguments.port, arguments.region, arguments.without_fix).serve_forever()


if __name__ == "__main__":
    main()
