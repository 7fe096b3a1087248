/** Layers that must end at the city's outline name this mask; the map provides it. */
export const CITY_MASK = 'city-mask';
