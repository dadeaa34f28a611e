import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { CalendarPage } from './calendar-page.tsx';
import { MailingPage } from './mailing-page.tsx';
import { MANAGE } from './permissions.ts';
import { RewritePage, WritePage } from './write-page.tsx';

export default function MailingsApp() {
  return (
    <Page.Protect permissions={MANAGE}>
      <Routes>
        <Route index element={<CalendarPage />} />
        <Route path="nouveau" element={<WritePage />} />
        <Route path=":id" element={<MailingPage />} />
        <Route path=":id/ecrire" element={<RewritePage />} />
      </Routes>
    </Page.Protect>
  );
}
