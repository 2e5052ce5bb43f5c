import socket
import time
from urllib.parse import urlencode


class Ear:
    """A browser's stream, read by hand so that hundreds of them need no threads."""

    def __init__(self, port: int, cookie: str, topics: tuple[str, ...]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=180)
        query = urlencode([("topic", topic) for topic in topics])
        lines = [f"GET /live/?{query} HTTP/1.1", "Host: 127.0.0.1", "Accept: text/event-stream", f"Cookie: {cookie}"]
        self.socket.sendall("\r\n".join([*lines, "\r\n"]).encode())
        self.text = ""
        while "\r\n\r\n" not in self.text:
            self.text += self.socket.recv(65536).decode()
        self.head, _, self.text = self.text.partition("\r\n\r\n")
        self.socket.setblocking(False)
        self.over = False

    @property
    def status(self) -> int:
        return int(self.head.split()[1])

    def read(self) -> str:
        """Everything heard so far."""
        while not self.over:
            try:
                heard = self.socket.recv(65536)
            except BlockingIOError:
                break
            except ConnectionError:
                heard = b""
            self.over = not heard or heard.endswith(b"0\r\n\r\n")
            self.text += heard.decode()
        return self.text

    def hears(self, text: str, *, within: float = 5) -> bool:
        ends = time.monotonic() + within
        while text not in self.read():
            if time.monotonic() > ends:
                return False
            time.sleep(0.01)
        return True

    def has_ended(self) -> bool:
        self.read()
        return self.over

    def forget(self) -> None:
        self.read()
        self.text = ""

    def close(self) -> None:
        self.socket.close()
