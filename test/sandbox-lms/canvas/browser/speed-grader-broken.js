// What Canvas shows when the new SpeedGrader's program does not come.
setTimeout(() => {
  const page = document.createElement('div');
  page.className = 'error-page';
  page.setAttribute('data-testid', 'generic-error-page');
  page.innerHTML =
    '<h1>Sorry, Something Broke</h1><p>Help us improve by telling us what happened.</p><button type="button" class="Button">Report Issue</button>';
  document.body.append(page);
}, 400 * window.sandboxPace);
