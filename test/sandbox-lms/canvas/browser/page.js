// Language links keep the page they stand on; the course menu folds.
for (const link of document.querySelectorAll('a[data-action="lang"]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    const wanted = new URL(link.href).searchParams.get('session_locale') ?? 'en';
    address.searchParams.set('session_locale', wanted);
    location.assign(address);
  });
}
document.getElementById('courseMenuToggle')?.addEventListener('click', () => {
  document.body.classList.toggle('course-menu-expanded');
});
