# Reads measurements (round, key, value) and then figures (name, unit, goal, key, divisor); prints
# name, median, unit, minimum, maximum, goal and whether it is met, with tabs between them.
function number(value) { return sprintf(value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value) }

function is_met(value, goal) {
    if (goal ~ /^>=/) return value >= substr(goal, 3) + 0
    return value <= substr(goal, 3) + 0
}

FNR == NR {
    value[$1, $2] = $3
    if ($1 > rounds) rounds = $1
    next
}

{
    count = 0
    for (round = 1; round <= rounds; round++) {
        if (!((round, $4) in value)) continue
        result = value[round, $4]
        if ($5 != "-") {
            if (!((round, $5) in value) || value[round, $5] == 0) continue
            result /= value[round, $5]
        }
        # Kept in order by insertion: there are a handful.
        for (at = count++; at > 0 && sorted[at - 1] > result; at--) sorted[at] = sorted[at - 1]
        sorted[at] = result
    }
    if (count == 0) next
    middle = int(count / 2)
    median = count % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    verdict = $3 == "-" ? "-" : is_met(median, $3) ? "met" : "short"
    printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", $1, number(median), $2, number(sorted[0]), number(sorted[count - 1]), $3, verdict
}
