import { describe } from 'node:test';
import { describeBehindProxy } from './door-cases/behind-proxy.ts';
import { describeCmsDown } from './door-cases/cms-down.ts';
import { DoorHouse } from './door-cases/house.ts';
import { describeParticiper } from './door-cases/participer.ts';
import { describePassingOn } from './door-cases/passing-on.ts';
import { describeRelease } from './door-cases/release.ts';

describe('the front door', () => {
  const house = new DoorHouse();
  describeRelease(house);
  describePassingOn(house);
  describeBehindProxy(house);
  describeParticiper(house);
  describeCmsDown(house);
});
