"""Asking a server of voices: the key goes to that server alone."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from shudian.app import dubbing_work


def test_a_redirection_is_an_answer_and_the_key_does_not_follow_it() -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/speech"
        status, _ = dubbing_work._post(address, {"Authorization": "Bearer key"}, b"{}")
    finally:
        server.shutdown()
        server.server_close()
    assert status == 302
    assert asked == ["/speech"]
