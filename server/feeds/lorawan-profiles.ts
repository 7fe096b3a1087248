const flagged = (bit: number, ...names: string[]) => [
  { from: ['faults', 'faultBits'], bit },
  { from: names },
];
const quantity = (unit: string, ...from: string[]) => ({ from, unit });
const watched = (unit: string, observe: string, ...from: string[]) => ({ from, unit, observe });

const PHASES = Object.fromEntries(
  ['r', 's', 't'].flatMap((phase, index) => [
    [`voltage-${phase}`, quantity('V', `voltage_${phase}`, `phases.${index}.voltage`)],
    [`current-${phase}`, quantity('A', `current_${phase}`, `phases.${index}.current`)],
    [`power-${phase}`, quantity('W', `power_${phase}`, `phases.${index}.power`)],
  ]),
);
const SWITCHED = { true: 'on', '1': 'on', on: 'on', false: 'off', '0': 'off', off: 'off' };
const DOOR = [
  {
    from: ['door', 'doorOpen', 'door_open', 'doorStatus'],
    is: [true, 1, 'true', 'open', 'opened'],
  },
];
const ENERGY = watched(
  'kW.h',
  'energy.meter',
  'energy',
  'energyKwh',
  'energy_kwh',
  'active_energy',
  'meter',
);

/** Devices as most codecs name their fields; a city writes its own under `settings: profiles`. */
export const LORAWAN_PROFILES = {
  streetlight: {
    assetType: 'Streetlight',
    domain: 'lighting',
    fields: {
      dimming: {
        ...watched('%', 'lamp.dimming', 'dimming', 'dim', 'dimLevel', 'dim_level', 'dimming_level'),
        range: [0, 100],
      },
      'scheduled-dimming': {
        ...quantity('%', 'scheduledDimming', 'scheduled_dimming', 'scheduleLevel'),
        range: [0, 100],
      },
      power: watched('W', 'power.active', 'power', 'activePower', 'active_power', 'power_w'),
      energy: ENERGY,
      voltage: quantity('V', 'voltage', 'mains_voltage'),
      current: quantity('A', 'current'),
      'power-factor': quantity('1', 'powerFactor', 'power_factor', 'pf'),
      temperature: quantity('Cel', 'temperature', 'internal_temperature'),
      'burning-hours': quantity('h', 'burningHours', 'lamp_hours', 'burning_hours'),
      'power-state': { from: ['state', 'lampState', 'lamp_state', 'relay'], words: SWITCHED },
    },
    faults: {
      'lamp-failure': flagged(0, 'lampFault', 'lamp_failure', 'lamp_fault'),
      'driver-failure': flagged(1, 'driverFault', 'driver_failure', 'driver_fault'),
      'over-temperature': flagged(2, 'overTemperature', 'over_temperature'),
      'over-voltage': flagged(3, 'overVoltage', 'over_voltage'),
      'under-voltage': flagged(4, 'underVoltage', 'under_voltage'),
      'photocell-failure': flagged(5, 'photocellFault', 'photocell_fault'),
      'power-failure': flagged(6, 'powerFailure', 'power_failure'),
      'communication-lost': flagged(7, 'driverLinkLost', 'dali_lost'),
      tilt: flagged(8, 'tilt', 'tilted'),
    },
  },
  cabinet: {
    assetType: 'StreetlightControlCabinet',
    domain: 'lighting',
    fields: {
      ...PHASES,
      power: watched('W', 'power.active', 'power', 'total_power'),
      energy: ENERGY,
      temperature: quantity('Cel', 'temperature'),
    },
    faults: {
      'door-open': DOOR,
      surge: [{ from: ['surge', 'surgeDetected', 'surge_detected'] }],
      'phase-loss': [{ from: ['phaseLoss', 'phase_loss'] }],
      'power-failure': [{ from: ['powerFailure', 'mainsLost', 'mains_lost'] }],
    },
  },
  'traffic-signal': {
    assetType: 'TrafficSignal',
    domain: 'traffic',
    fields: {
      mode: { from: ['mode', 'operation'] },
      phase: { from: ['phase', 'stage'] },
      voltage: quantity('V', 'voltage'),
      battery: watched('%', 'battery.level', 'battery', 'battery_level'),
    },
    faults: {
      malfunction: [{ from: ['malfunction', 'fault', 'lampFault'] }],
      'signal-flashing': [
        { from: ['mode', 'operation'], is: ['flashing', 'flash'] },
        { from: ['flashing'] },
      ],
      'signal-dark': [{ from: ['mode', 'operation'], is: ['dark', 'off'] }, { from: ['dark'] }],
      conflict: [{ from: ['conflict', 'conflictMonitor', 'conflict_monitor'] }],
      'door-open': DOOR,
      'communication-lost': [
        { from: ['communication', 'controllerLink'], is: ['lost', 'down', 'offline', false, 0] },
        { from: ['communicationLost', 'comm_lost'] },
      ],
      'power-failure': [{ from: ['mainsLost', 'mains_lost', 'powerFailure'] }],
    },
  },
  gauge: {
    assetType: 'Gauge',
    domain: 'water',
    fields: {
      level: {
        ...watched('m', 'water.level', 'level', 'waterLevel', 'water_level', 'level_m'),
        // Against whatever zero point; a dead sensor says -999 or 65535.
        range: [-100, 9000],
      },
      temperature: watched('Cel', 'water.temperature', 'temperature', 'water_temperature'),
      voltage: quantity('V', 'batV', 'battery_voltage', 'vbat', 'voltage'),
    },
    faults: {},
  },
  counter: {
    assetType: 'Counter',
    domain: 'traffic',
    fields: {
      count: watched('1', 'count.total', 'count', 'total', 'counter', 'totalCount'),
      voltage: quantity('V', 'batV', 'battery_voltage', 'vbat'),
    },
    faults: {},
  },
};
