// Language links keep the page they stand on; the footer opens on its button.
for (const link of document.querySelectorAll('a[data-action="lang"]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set('lang', new URL(link.href).searchParams.get('lang') ?? 'en');
    location.assign(address);
  });
}
document.querySelector('[data-action="footer-popover"]')?.addEventListener('click', () => {
  document.querySelector('.footer-content')?.classList.toggle('show');
});
