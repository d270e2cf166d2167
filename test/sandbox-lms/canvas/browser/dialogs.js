// What Canvas lays over a page: trays and dialogs of its newer kind at the end of body (z-index 9999), dialogs of its
// older kind (from 1000), and a text box that asks the browser for the full screen.
const layers = {
  tray: '<span dir="ltr"><span class="css-1tray00-tray" role="dialog" aria-label="Tray" style="position:fixed;z-index:9999;inset-block:0;inset-inline-end:0;inline-size:30em;max-inline-size:100%;padding:24px;background:#fff;box-shadow:0 0 24px rgb(0 0 0 / .25)"><button type="button" class="Button" data-close>Close</button><h2>Tray</h2></span></span>',
  modal:
    '<span dir="ltr"><div class="css-1mask00-mask" style="position:fixed;z-index:9999;inset:0;display:grid;place-items:center;background:rgb(0 0 0 / .5)"><span role="dialog" aria-modal="true" aria-label="Are you sure?" style="padding:32px;background:#fff"><h2>Are you sure?</h2><button type="button" class="Button" data-close>Close</button></span></div></span>',
  older:
    '<div class="older-dialog"><div class="ui-widget-overlay" style="position:fixed;z-index:1000;inset:0;background:rgb(0 0 0 / .5)"></div><div class="ui-dialog ui-widget" role="dialog" aria-label="Link to a file" style="position:fixed;z-index:1002;inset:30% auto auto 40%;padding:24px;background:#fff"><div class="ui-dialog-content"><h2>Link to a file</h2><button type="button" class="Button" data-close>Close</button></div></div></div>',
};

function open(layer) {
  const holder = document.createElement('div');
  holder.innerHTML = layers[layer];
  const element = holder.firstChild;
  element.querySelector('[data-close]').addEventListener('click', () => element.remove());
  document.body.append(element);
  element.querySelector('[data-close]').focus();
}
window.sandbox.openTray = () => open('tray');
window.sandbox.openDialog = () => open('modal');
window.sandbox.openOlderDialog = () => open('older');
