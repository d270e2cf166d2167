// Cards come about 300 ms after the grey places they take, the right side with an answer of its own.
setTimeout(() => {
  const box = document.querySelector('.ic-DashboardCard__box');
  box.innerHTML = document.querySelector('#DashboardCard_Container template').innerHTML;
}, 300 * window.sandboxPace);
async function fillRightSide() {
  const response = await fetch('/dashboard-sidebar', {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  if (response.ok) document.getElementById('right-side').innerHTML = await response.text();
}
void fillRightSide();
