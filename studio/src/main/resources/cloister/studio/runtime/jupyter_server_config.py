"""How Cloister starts an app: open only to who knows the app's secret."""

import hmac
import os
from pathlib import Path

from jupyter_server.auth.identity import IdentityProvider, User

_app = dict(
    line.split("=", 1)
    for line in Path(__file__).with_name("app").read_text(encoding="utf-8").splitlines()
)


class OneSecret(IdentityProvider):
    """Whoever brings the secret is the person. The page never gets it, as it would get a token."""

    token = ""

    def get_user(self, handler):
        given = handler.request.headers.get("Authorization", "")
        known = hmac.compare_digest(given.encode(), ("token " + _app["secret"]).encode())
        return User(username=_app["person"], name=_app["person"]) if known else None


c = get_config()  # noqa: F821
c.ServerApp.identity_provider_class = OneSecret
if "socket" in _app:
    c.ServerApp.sock = _app["socket"]
else:
    # A pod's, whose address is known once it runs.
    c.ServerApp.ip = os.environ["CLOISTER_APP_ADDRESS"]
    c.ServerApp.port = int(_app["port"])
    c.ServerApp.port_retries = 0
c.ServerApp.base_url = _app["base"]
c.ServerApp.root_dir = _app["home"]
c.ServerApp.open_browser = False
# Cloister's proxy has checked Host and Origin, and Jupyter can't know the Studio's.
c.ServerApp.allow_remote_access = True
# An idle kernel's ports of the loopback interface would be everybody's to listen at.
c.KernelManager.transport = "ipc"
# JupyterLab asks strangers on the Internet for newer versions otherwise.
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
