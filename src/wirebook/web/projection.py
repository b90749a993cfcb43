"""The Equal Earth projection: areas keep their size, so a small country does not look smaller than it is.

Source: Šavrič, Patterson, Jenny (2018), The Equal Earth map projection, IJGIS 33(3), 454-465.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2

#: Half the width of the whole world in units of the projection: x at longitude 180 on the equator.
_HALF_WIDTH = 2.7066297

#: Width of the map in its own units, and the highest and lowest latitude on it (the Antarctic is left out).
WIDTH = 960.0
NORTH, SOUTH = 84.0, -58.0


def _raw(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the projection, y upwards."""
    theta = asin(_M * sin(radians(latitude)))
    theta2 = theta * theta
    theta6 = theta2**3
    x = radians(longitude) * cos(theta) / (_M * (_A1 + 3 * _A2 * theta2 + theta6 * (7 * _A3 + 9 * _A4 * theta2)))
    return x, theta * (_A1 + _A2 * theta2 + theta6 * (_A3 + _A4 * theta2))


_SCALE = WIDTH / (2 * _HALF_WIDTH)
_TOP = _raw(0, NORTH)[1]

HEIGHT = round((_TOP - _raw(0, SOUTH)[1]) * _SCALE, 1)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to places on the map, from the upper left corner; what lies too far south falls below its edge."""
    x, y = _raw(longitude, latitude)
    return (x + _HALF_WIDTH) * _SCALE, (_TOP - y) * _SCALE
