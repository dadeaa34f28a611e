import { createRequire } from 'node:module';

/** Strapi on the folder that it is told; says the port and a token once it listens, and ends with its parent. */
const [, , appDir] = process.argv;
const { createStrapi } = createRequire(`${appDir}/`)('@strapi/strapi');
const strapi = await createStrapi({ appDir, distDir: appDir, serveAdminPanel: false }).start();
const token = { name: 'bench', description: '', type: 'full-access', lifespan: null };
const { accessKey } = await strapi.service('admin::api-token').create(token);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.({ accessKey });
