// The newer dashboard: an empty #content until its program has come.
setTimeout(() => {
  const content = document.getElementById('content');
  const links = ENV.SHARED_COURSE_DATA.map(
    ({ courseId }) => `<li><a href="/courses/${courseId}"></a></li>`,
  ).join('');
  content.innerHTML = `<div data-testid="widget-dashboard"><h1 data-testid="dashboard-heading"></h1>
    <button type="button" class="Button" data-testid="customize-dashboard-button">Customize dashboard</button>
    <button type="button" class="Button" data-testid="switch-to-old-dashboard-button">Use the old dashboard</button>
    <section data-testid="widget-course-grades"><h2>Course grades</h2><ul>${links}</ul></section></div>`;
  content.querySelector('h1').textContent = `Hello, ${ENV.current_user.display_name}!`;
  content.querySelectorAll('li a').forEach((link, index) => {
    link.textContent = ENV.SHARED_COURSE_DATA[index].courseName;
  });
}, 400 * window.sandboxPace);
