import type { Verdict } from '../core/bounces/classify.ts';

/**
 * What each message of the corpus is, by the name of its file. Read from the expectations in the own tests of sisimai
 * (https://github.com/sisimai/go-sisimai of February 2025 and, where it is silent, p5-sisimai of October 2024, both
 * BSD-2-Clause), which were written by hand: its `hardbounce` is our hard, of several recipients when it holds for all;
 * `feedback` of a person is a complaint; `vacation` an automatic reply; `delivered` and reports of failed
 * authentication are notices; everything else is soft. Files that it does not name are not judged.
 */
const JUDGED: Readonly<Record<string, Readonly<Partial<Record<Verdict, string>>>>> = {
  arf: { complaint: '01 02 11 14 15 16 17 22 23 25', notice: '19' },
  'lhost-activehunter': { soft: '02' },
  'lhost-amavis': { hard: '02', soft: '03' },
  'lhost-amazonses': { hard: '05 09 18', soft: '01 02 07 15 16 17 21', complaint: '11', notice: '13' },
  'lhost-amazonworkmail': { soft: '02 04 07 08' },
  'lhost-aol': { hard: '01' },
  'lhost-barracuda': { soft: '01' },
  'lhost-biglobe': { soft: '01' },
  'lhost-domino': { soft: '03' },
  'lhost-dragonfly': { hard: '04 10 11 22 24', soft: '01 02 05 06 07 12 13 14 19 20 21 23 25' },
  'lhost-einsundeins': { soft: '03' },
  'lhost-exchange2003': { hard: '02 05 07', soft: '04' },
  'lhost-exchange2007': { hard: '01 06 07', soft: '03 04 05' },
  'lhost-exim': { hard: '05 31 37 59 61', soft: '04 08 32 33 34 39 40 42 44 45 46 49 51 53 57 58 60' },
  'lhost-ezweb': { hard: '07', soft: '02 03' },
  'lhost-fml': { soft: '03' },
  'lhost-gmail': { soft: '05 06 07 09 15 16 19' },
  'lhost-gmx': { hard: '02', soft: '01 03 04' },
  'lhost-googlegroups': { soft: '01 02 05 06 09 12 14' },
  'lhost-googleworkspace': { soft: '01' },
  'lhost-gsuite': { hard: '01' },
  'lhost-imailserver': { hard: '01 03' },
  'lhost-kddi': { soft: '01 02' },
  'lhost-mailfoundry': { soft: '02' },
  'lhost-mailru': { hard: '01 04 05 06', soft: '07 09' },
  'lhost-mcafee': { hard: '02' },
  'lhost-messagingserver': { hard: '01 05 10', soft: '03 04 06 12' },
  'lhost-mfilter': { hard: '02', soft: '03 04' },
  'lhost-mxlogic': { hard: '01 02' },
  'lhost-notes': { hard: '03', soft: '01' },
  'lhost-office365': { hard: '01 09 10 11', soft: '04 06' },
  'lhost-opensmtpd': { hard: '10 12', soft: '02 05 13 17' },
  'lhost-outlook': { hard: '02 03', soft: '06 09' },
  'lhost-postfix': {
    hard: '04 16 31 32 57 76',
    soft: '01 03 07 08 10 17 29 35 37 38 39 43 44 45 47 49 59 61 62 63 64 66 70 71 72 73 77',
  },
  'lhost-powermta': { hard: '02', soft: '01' },
  'lhost-qmail': { hard: '11 12 13 16 18 21 23', soft: '03 04 05 09 14 15 20 25' },
  'lhost-receivingses': { soft: '05 07' },
  'lhost-sendgrid': { hard: '02', soft: '03' },
  'lhost-sendmail': {
    hard: '01 03 15 17 25 26 37 42 45 46 57',
    soft: '04 05 06 09 11 18 20 21 29 34 35 36 40 44 54 56 60',
  },
  'lhost-surfcontrol': { soft: '02' },
  'lhost-v5sendmail': { hard: '02 04', soft: '07' },
  'lhost-verizon': { hard: '01' },
  'lhost-x1': { soft: '02' },
  'lhost-x2': { soft: '01 03 04 05 06' },
  'lhost-x3': { hard: '03', soft: '05 06' },
  'lhost-x5': { hard: '01' },
  'lhost-x6': { hard: '02' },
  'lhost-yahoo': { hard: '05 07 10', soft: '06 08 11 12' },
  'lhost-yandex': { hard: '01', soft: '03' },
  'lhost-zoho': { hard: '01', soft: '02' },
  rfc3464: { hard: '10 58', soft: '01 04 07 08 09 29 34 40 42 53 54 56 57 59 62', notice: '28' },
  rfc3834: { 'auto-reply': '01' },
  'rhost-aol': { hard: '01 04 05 06', soft: '02' },
  'rhost-cox': { soft: '01' },
  'rhost-franceptt': { soft: '05 06 07 10 11 12' },
  'rhost-google': { hard: '02', soft: '03 04 07' },
  'rhost-gsuite': { hard: '01 14', soft: '04 07 10 11 13' },
  'rhost-iua': { soft: '01' },
  'rhost-kddi': { hard: '02' },
  'rhost-messagelabs': { hard: '02' },
  'rhost-microsoft': { hard: '02', soft: '05' },
  'rhost-mimecast': { soft: '01' },
  'rhost-nttdocomo': { soft: '02 03' },
  'rhost-outlook': { hard: '02', soft: '04 06 07 09' },
  'rhost-spectrum': { soft: '01' },
  'rhost-tencent': { soft: '02' },
  'rhost-yahooinc': { soft: '01' },
};

/** By file name without its ending, such as `lhost-postfix-04`. */
export const CORPUS_TRUTH: ReadonlyMap<string, Verdict> = new Map(
  Object.entries(JUDGED).flatMap(([name, verdicts]) =>
    Object.entries(verdicts).flatMap(([verdict, numbers]) =>
      numbers.split(' ').map((number): [string, Verdict] => [`${name}-${number}`, verdict as Verdict]),
    ),
  ),
);
