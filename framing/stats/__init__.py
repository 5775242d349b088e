"""Statistics of clustered data: resampling, intervals, multiple testing. Arrays go in, arrays come out."""

from framing.stats.bootstrap import bootstrap_weights, percentile_interval, resampled_rates
from framing.stats.conditional import conditional_p
from framing.stats.display import format_p, readable, with_written_p
from framing.stats.diversity import (
    concentration,
    effective_number,
    entropy,
    jensen_shannon,
    pair_concentration,
    pair_concentration_interval,
    rarefied,
)
from framing.stats.draws import Draws
from framing.stats.intervals import difference_interval, fdr, share_interval
from framing.stats.jackknife import difference_limits, rate_interval
from framing.stats.permutation import Permutation, permute_clusters, permute_sums
from framing.stats.reached import chance_of_each, reached_by_chance
from framing.stats.simulation import simulate_null, simulate_within
from framing.stats.spread import deviation_of_proportions, juilland_d
from framing.stats.two_rates import MIN_EXPECTED, MIN_SUPPORT, RateTest, compare_rates
from framing.stats.within import compare_within, within_interval

__all__ = [
    "MIN_EXPECTED",
    "MIN_SUPPORT",
    "Draws",
    "Permutation",
    "RateTest",
    "bootstrap_weights",
    "chance_of_each",
    "compare_rates",
    "compare_within",
    "concentration",
    "conditional_p",
    "deviation_of_proportions",
    "difference_interval",
    "difference_limits",
    "effective_number",
    "entropy",
    "fdr",
    "format_p",
    "jensen_shannon",
    "juilland_d",
    "pair_concentration",
    "pair_concentration_interval",
    "percentile_interval",
    "permute_clusters",
    "permute_sums",
    "rarefied",
    "rate_interval",
    "reached_by_chance",
    "readable",
    "resampled_rates",
    "share_interval",
    "simulate_null",
    "simulate_within",
    "with_written_p",
    "within_interval",
]
