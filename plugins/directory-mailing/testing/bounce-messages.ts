/** Reports as mail systems write them, all invented. `\n` becomes the line end of a mail. */
const mail = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'));

export interface ReportOptions {
  /** Where it came to: our return address. */
  readonly to?: string;
  readonly action?: string;
  readonly status?: string;
  readonly diagnostic?: string;
  readonly words?: string;
  readonly returned?: string;
}

/** RFC 3464, as Postfix writes it. */
export function statusReport(options: ReportOptions = {}): Buffer {
  const {
    to = 'bounces@forum.example.org',
    action = 'failed',
    status = '5.1.1',
    diagnostic = 'smtp; 550 5.1.1 <zoe@example.org>: Recipient address rejected: User unknown',
    words = '<zoe@example.org>: the mail was not delivered',
    returned = 'Message-ID: <abc@forum.example.org>',
  } = options;
  return mail(`Return-Path: <>
Delivered-To: ${to}
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.org.

${words}
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; zoe@example.org
Action: ${action}
Status: ${status}
Diagnostic-Code: ${diagnostic}

--b1
Content-Type: message/rfc822

From: Agglo forum <forum@example.org>
To: zoe@example.org
Subject: Consultation
${returned}

Bonjour
--b1--
`);
}

/** RFC 5965. */
export function feedbackReport(kind = 'abuse', returned = 'Message-ID: <abc@forum.example.org>'): Buffer {
  return mail(`From: <feedback@provider.example>
Subject: FW: Consultation
To: plaintes@example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

--b2
Content-Type: text/plain

This is an email abuse report.
--b2
Content-Type: message/feedback-report

Feedback-Type: ${kind}
User-Agent: Provider/1.0
Version: 1

--b2
Content-Type: message/rfc822

From: Agglo forum <forum@example.org>
Subject: Consultation
${returned}

Bonjour
--b2--
`);
}

/** A message of one part. */
export function plainMessage(headers: Readonly<Record<string, string>>, text: string): Buffer {
  const head = Object.entries({ 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  return mail(`${head.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${text}\n`);
}

/** Whoever is away, confirms receipt or asks for a proof: the address works, whatever their text quotes. */
export const AUTOMATIC_REPLIES: Readonly<Record<string, Buffer>> = {
  'RFC 3834': plainMessage(
    { From: 'zoe@example.org', Subject: 'Re: Consultation', 'Auto-Submitted': 'auto-replied (vacation)' },
    'I am away.',
  ),
  'away, in French': plainMessage(
    { From: 'zoe@example.org', Subject: 'Absence du bureau : Consultation' },
    'Je suis absente.',
  ),
  'encoded subject': plainMessage(
    { From: 'zoe@example.org', Subject: '=?utf-8?Q?R=C3=A9ponse_automatique_=3A_Consultation?=' },
    'Je suis absente.',
  ),
  'old marks': plainMessage(
    { From: 'zoe@example.org', Subject: 'Re: Consultation', 'X-Autoreply': 'yes', Precedence: 'bulk' },
    'Away.',
  ),
  'Precedence: auto_reply': plainMessage(
    { From: 'zoe@example.org', Subject: 'Merci', Precedence: 'auto_reply' },
    'Bien reçu.',
  ),
  'quotes a bounce': plainMessage(
    { From: 'zoe@example.org', 'Return-Path': '<>', Subject: 'Out of office', 'Auto-Submitted': 'auto-replied' },
    '550 5.1.1 User unknown, says my old address.',
  ),
  'from a postmaster': plainMessage(
    {
      From: 'postmaster@example.org',
      'Return-Path': '<>',
      Subject: 'Automatic reply: Consultation',
      'Auto-Submitted': 'auto-replied',
    },
    'User unknown is what others hear.',
  ),
  'a challenge': plainMessage(
    { From: 'zoe@example.org', 'Return-Path': '<>', Subject: 'Please confirm your message' },
    'Click to prove that you are a person. Else: delivery failed, user unknown.',
  ),
  'a ticket': plainMessage(
    {
      From: 'support@example.org',
      Subject: '[#12] Consultation',
      'Auto-Submitted': 'auto-generated',
      'X-Autorespond': 'Consultation',
    },
    'Your request has a number.',
  ),
  'a receipt': mail(`From: zoe@example.org
Subject: Lu : Consultation
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="b3"

--b3
Content-Type: text/plain

Votre message a été lu.
--b3
Content-Type: message/disposition-notification

Final-Recipient: rfc822; zoe@example.org
Disposition: manual-action/MDN-sent-manually; displayed

--b3--
`),
};
