import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useRequests } from '@aggloforum/publisher/admin-kit/use-requests.ts';
import type {
  HandDraftForm,
  MailingActName,
  MailingCalendar,
  MailingChoices,
  MailingConfirmation,
  MailingPerson,
  MailingPreview,
  MailingSettingChange,
  MailingSettingView,
  MailingView,
} from '../../../contract/mailings.ts';

const ROOT = '/directory-mailing';

export function useMailingClient() {
  const requests = useRequests(ROOT);
  const { get: getRaw } = useFetchClient();
  return useMemo(() => {
    const { load, get, post, put } = requests;
    return {
      calendar: async () => load<MailingCalendar>('/mailings'),
      choices: async () => load<MailingChoices>('/mailings/choices'),
      view: async (id: string) => load<MailingView>(`/mailings/${id}`),
      people: async (id: number, search: string) =>
        load<MailingPerson[]>(`/mailings/${id}/people?search=${encodeURIComponent(search)}`),
      preview: async (id: number, person: number | null) =>
        get<MailingPreview>(`/mailings/${id}/preview?person=${person ?? ''}`),
      export: async (id: number) =>
        (await getRaw<string>(`${ROOT}/mailings/${id}/export`, { responseType: 'text' })).data,
      test: async (id: number) => post<{ to: string }>(`/mailings/${id}/test`, {}),
      confirm: async (id: number, confirmation: MailingConfirmation) =>
        post<MailingView>(`/mailings/${id}/confirm`, confirmation),
      act: async (id: number, act: MailingActName, version: number) =>
        post<MailingView>(`/mailings/${id}/acts`, { act, version }),
      doubts: async (id: number, decision: 'resend' | 'leave') =>
        post<MailingView>(`/mailings/${id}/doubts`, { decision }),
      letterDoubt: async (id: number, decision: 'resend' | 'leave') =>
        post<MailingCalendar>(`/mailing-letters/${id}/doubt`, { decision }),
      write: async (draft: HandDraftForm) => post<MailingView>('/mailings', draft),
      rewrite: async (id: number, draft: HandDraftForm, version: number) =>
        put<MailingView>(`/mailings/${id}`, { ...draft, version }),
      confirmInstallation: async () => post<MailingCalendar>('/mailings/installation', {}),
      setting: async (consultation: string, change: MailingSettingChange) =>
        put<MailingSettingView>(`/mailing-settings/${encodeURIComponent(consultation)}`, change),
    };
  }, [requests, getRaw]);
}
