import type { Core } from '@strapi/strapi';
import { createTransport } from 'nodemailer';

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The few letters of the admin itself (a forgotten password). Strapi's own providers carry an old nodemailer, so this
 * one takes the provider's place; without a mail server a letter fails aloud.
 */
export function installAdminMail(strapi: Core.Strapi, smtpUrl: string | null, sender: string): void {
  const transport = smtpUrl ? createTransport({ url: smtpUrl, disableFileAccess: true, disableUrlAccess: true }) : null;
  const provider = {
    async send({ to, subject, text, html }: Letter): Promise<void> {
      if (!transport) throw new Error('No mail server: set SMTP_URL.');
      await transport.sendMail({
        from: sender,
        to,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
  Object.assign(strapi.plugin('email'), { provider });
}
