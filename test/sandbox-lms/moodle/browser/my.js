// What is on the dashboard comes after it, by a service.
async function ask(methodname) {
  const response = await fetch(
    `${M.cfg.wwwroot}/lib/ajax/service.php?sesskey=${M.cfg.sesskey}&info=${methodname}`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([{ index: 0, methodname, args: { classification: 'all' } }]),
    },
  );
  const [answer] = await response.json();
  return answer.error ? [] : (answer.data.courses ?? answer.data.events);
}

async function fillCourses(view) {
  const courses = await ask('core_course_get_enrolled_courses_by_timeline_classification');
  view.replaceChildren(
    ...courses.map((course, index) => {
      const card = document.createElement('div');
      card.className = 'card course-card';
      card.dataset.region = 'course-content';
      card.dataset.courseId = course.id;
      card.innerHTML = `<div class="card-img pattern-${index}" aria-hidden="true"></div><div class="card-body"><a class="aalink coursename"></a><div class="muted"></div></div>`;
      const link = card.querySelector('a');
      link.href = course.viewurl;
      link.textContent = course.fullname;
      card.querySelector('.muted').textContent = course.shortname;
      return card;
    }),
  );
}

async function fillTimeline(view) {
  const events = await ask('core_calendar_get_action_events_by_timesort');
  const list = document.createElement('div');
  list.dataset.region = 'event-list-content';
  list.className = 'list-group';
  for (const event of events) {
    const row = document.createElement('div');
    row.className = 'list-group-item timeline-event-list-item';
    row.dataset.region = 'event-list-item';
    row.innerHTML = '<h6 class="event-name"><a></a></h6><small class="muted"></small>';
    row.querySelector('a').href = event.url;
    row.querySelector('a').textContent = event.name;
    row.querySelector('small').textContent = event.course.fullname;
    list.append(row);
  }
  view.replaceChildren(list);
}

for (const [region, fill] of [
  ['courses-view', fillCourses],
  ['timeline-view', fillTimeline],
]) {
  const view = document.querySelector(`[data-region="${region}"]`);
  if (view) setTimeout(() => void fill(view), 250 * window.sandboxPace);
}
