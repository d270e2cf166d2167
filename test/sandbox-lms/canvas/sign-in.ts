import { Router } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { formToken, type Site } from './site.ts';

const roleNames = {
  teacher: 'Teacher',
  assistant: 'TA',
  learner: 'Student',
  observer: 'Observer',
  administrator: 'Administrator',
} as const;

/** Anyone may be anyone here: a list of people, a button each. */
export function signInRoutes(site: Site): Router {
  const router = Router();
  const signIn = handle((request, response) => {
    const person = site.school.person(request.params.user ?? parameter(request, 'user'));
    if (!person) return void response.status(404).send('Nobody of that id');
    site.sessions.signIn(request, person);
    const wanted = parameter(request, 'return_to');
    response.redirect(303, /^\/(?![/\\])/.test(wanted) ? wanted : '/?login_success=1');
  });
  router.get(['/login', '/login/canvas'], (request, response) => {
    response.send(
      renderPage(site, undefined, {
        title: 'Log In to Riverside',
        bodyClasses: ['ic-Login-Body', 'full-width'],
        content: html`<div class="ic-Login"><h1>Log in to Riverside</h1><p>Choose who you are. There are no passwords here.</p>
<form id="login_form" action="/login/canvas" method="post" class="people"><input type="hidden" name="return_to" value="${parameter(request, 'return_to')}">
${site.school.people.map(
  (person) =>
    html`<button class="person" name="user" value="${person.id}"><span class="person-name" dir="auto">${person.name}</span><span class="person-role">${roleNames[person.post]}</span></button>`,
)}</form></div>`,
      }),
    );
  });
  router.post('/login/canvas', signIn);
  router.post('/login/as/:user', signIn);
  router.post('/logout', (request, response) => {
    if (parameter(request, 'authenticity_token') === formToken(site.sessions.of(request))) {
      site.sessions.signOut(request);
    }
    response.redirect(303, '/login');
  });
  return router;
}
