/** Templates of Strapi's e-mail plugin: it fills `url` and the user, and escapes nothing: the HTML names nobody. */
export const FORGOTTEN_PASSWORD = {
  subject: 'Choisir un nouveau mot de passe',
  text: `Bonjour <%= user.firstname %>,

Vous avez demandé à choisir un nouveau mot de passe pour l’administration d’Aggloforum. Suivez ce lien\u00a0:

<%= url %>

Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.
`,
  html: `<p>Bonjour,</p>
<p>Vous avez demandé à choisir un nouveau mot de passe pour l’administration d’Aggloforum.</p>
<p><a href="<%= url %>">Choisir un nouveau mot de passe</a></p>
<p>Si le lien ne s’ouvre pas, copiez cette adresse\u00a0: <%= url %></p>
<p>Si vous n’avez rien demandé, ne faites rien\u00a0: votre mot de passe reste le même.</p>
`,
};
