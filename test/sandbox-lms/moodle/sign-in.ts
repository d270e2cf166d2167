import { Router } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { initials } from './navigation.ts';
import { renderPage } from './page.ts';
import type { Site } from './site.ts';

const roleNames = {
  teacher: 'Teacher',
  assistant: 'Non-editing teacher',
  learner: 'Student',
  observer: 'Parent',
  administrator: 'Administrator',
} as const;

/** Anyone may be anyone here: a list of people, a button each. */
export function signInRoutes(site: Site): Router {
  const router = Router();
  const signIn = handle((request, response) => {
    const person = site.school.person(request.params.user ?? parameter(request, 'user'));
    if (!person) {
      response.status(404).send('Nobody of that id');
      return;
    }
    site.sessions.signIn(request, person);
    const wanted = parameter(request, 'wantsurl');
    response.redirect(303, /^\/(?![/\\])/.test(wanted) ? wanted : `${site.path}/my/`);
  });
  router.get('/login/index.php', (request, response) => {
    const wanted = parameter(request, 'wantsurl');
    response.send(
      renderPage(site, undefined, {
        bodyId: 'page-login-index',
        path: 'path-login',
        layout: 'login',
        title: 'Log in to the site',
        content: html`<div class="login-container"><h1 class="login-heading">Log in to Riverside</h1>
<p>Choose who you are. There are no passwords here.</p>
<form action="/login/index.php" method="post" id="login" class="people"><input type="hidden" name="wantsurl" value="${wanted}">
${site.school.people.map(
  (person) =>
    html`<button class="person" name="user" value="${person.id}"><span class="userinitials" aria-hidden="true">${initials(person.given, person.family)}</span><span class="person-name" dir="auto">${person.name}</span><span class="person-role">${roleNames[person.post]}</span></button>`,
)}</form></div>`,
      }),
    );
  });
  router.post('/login/index.php', signIn);
  router.post('/login/as/:user', signIn);
  router.get('/login/logout.php', (request, response) => {
    const session = site.sessions.of(request);
    if (parameter(request, 'sesskey') === session.formKey) site.sessions.signOut(request);
    response.redirect(303, `${site.path}/login/index.php`);
  });
  return router;
}
