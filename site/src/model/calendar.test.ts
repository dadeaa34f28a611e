import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyState, modelAt, NOW } from '../testing/fixture.ts';
import { icalendar } from './calendar.ts';

const view = modelAt(everyState(), NOW);
const text = icalendar(view, 'Rendez-vous', view.all('subscribed')).replaceAll('\r\n ', '');

test('an hour is Paris’s, with the rules of the zone beside it', () => {
  assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/Paris/);
  assert.match(text, /DTSTART;TZID=Europe\/Paris:20270311T183000\r\nDTEND;TZID=Europe\/Paris:20270311T203000/);
});

test('a whole day ends the day after', () =>
  assert.match(text, /DTSTART;VALUE=DATE:20270318\r\nDTEND;VALUE=DATE:20270319/));

test('a cancellation stays in the calendar, with its sequence and its reason', () => {
  const cancelled = text.split('BEGIN:VEVENT').find((part) => part.includes('open-3'));
  assert.match(cancelled ?? '', /SEQUENCE:2/);
  assert.match(cancelled ?? '', /STATUS:CANCELLED/);
  assert.match(cancelled ?? '', /Salle indisponible/);
});

test('UIDs are stable and stamps are in UTC', () => {
  assert.match(text, /UID:open-1@agglo\.example\.org/);
  assert.match(text, /DTSTAMP:20270115T080000Z/);
  assert.equal(icalendar(view, 'Rendez-vous', view.all('subscribed')).replaceAll('\r\n ', ''), text);
});
