package cloister.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;

import java.nio.file.Path;

/** A person's Studio in a browser of their own, opened by its link. */
final class OpenStudioPage implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final double PATIENCE_MILLIS = 180_000;

    /** Runs code in a kernel over the page's own connections, and gives what it prints. */
    private static final String RUN =
            """
            async code => {
              const base = location.pathname.split('/lab')[0];
              const xsrf = document.cookie.match(/_xsrf=([^;]+)/)[1];
              if (!window.cloisterKernel) {
                const made = await fetch(base + '/api/kernels',
                  {method: 'POST', headers: {'X-XSRFToken': xsrf}});
                const kernel = await made.json();
                const socket = new WebSocket(
                  'ws://' + location.host + base + '/api/kernels/' + kernel.id + '/channels');
                await new Promise((open, failed) => {
                  socket.onopen = open;
                  socket.onerror = failed;
                });
                socket.onclose = () => window.cloisterClosed = true;
                window.cloisterKernel = socket;
              }
              const socket = window.cloisterKernel, id = crypto.randomUUID();
              let text = '';
              return await new Promise((done, failed) => {
                socket.onmessage = event => {
                  const message = JSON.parse(event.data);
                  if (message.parent_header.msg_id !== id) return;
                  const content = message.content;
                  if (message.msg_type === 'stream') text += content.text;
                  if (message.msg_type === 'error') text += content.ename + ': ' + content.evalue;
                  if (content.execution_state === 'idle') done(text);
                };
                socket.send(JSON.stringify({
                  header: {msg_id: id, username: '', session: id, msg_type: 'execute_request',
                           version: '5.3', date: new Date().toISOString()},
                  parent_header: {}, metadata: {}, channel: 'shell', buffers: [],
                  content: {code: code, silent: false, store_history: false, user_expressions: {},
                            allow_stdin: false, stop_on_error: true}}));
              });
            }
            """;

    private final BrowserContext context;
    private final Page page;

    private OpenStudioPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
    }

    /** Opens a link and waits for JupyterLab. */
    static OpenStudioPage open(Browser browser, String link) {
        OpenStudioPage studio =
                new OpenStudioPage(
                        browser.newContext(
                                new Browser.NewContextOptions().setViewportSize(1280, 800)));
        studio.page.navigate(link);
        studio.page.waitForURL("**/lab**");
        studio.page.locator(".jp-LauncherCard").first().waitFor();
        return studio;
    }

    Page page() {
        return page;
    }

    String origin() {
        return page.url().replaceFirst("(https?://[^/]+).*", "$1");
    }

    String run(String code) {
        return (String) page.evaluate(RUN, code);
    }

    boolean webSocketClosed() {
        return (Boolean) page.evaluate("() => window.cloisterClosed === true");
    }

    Response go(String url) {
        return page.navigate(url);
    }

    /** Types code into a new notebook's cell, runs it, and gives what the cell shows. */
    String cell(String code) {
        page.locator(".jp-LauncherCard[data-category=Notebook]").first().click();
        kernelIsIdle();
        page.locator(".jp-Notebook .cm-content").first().click();
        page.keyboard().insertText(code);
        page.keyboard().press("Shift+Enter");
        Locator output = page.locator(".jp-OutputArea-output").first();
        output.waitFor();
        kernelIsIdle();
        return output.innerText();
    }

    /** The indicator beside the notebook says so already while the kernel is being connected. */
    private void kernelIsIdle() {
        page.locator("#jp-bottom-panel").getByText("Python 3 (ipykernel) | Idle").first().waitFor();
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
