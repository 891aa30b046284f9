# Prints a Markdown page with every marked block replaced by what its snippet shows; see scripts/snippets.

/^[ \t]*<!-- snippet: .* -->[ \t]*$/ {
    print
    name = $3
    place = page ":" NR ": "
    if ((getline line) <= 0 || line !~ /^```swift/) fail(place "no ```swift block follows the marker of snippet " name)
    else {
        print line
        show(name, place)
        while ((getline line) > 0 && line !~ /^```/) continue
        print line
    }
    next
}

{ print }

END { exit failed }

# Prints the lines a snippet shows, without the blank lines around them and without their common indentation.
function show(name, place,    file, part, visible, inside, line, count, lines, first, last, indent, i, width) {
    part = ""
    if (index(name, "#")) {
        part = substr(name, index(name, "#") + 1)
        name = substr(name, 1, index(name, "#") - 1)
    }
    file = "Snippets/" name ".swift"
    visible = 1
    count = 0
    while ((getline line < file) > 0) {
        if (line ~ /^[ \t]*\/\/ *snippet\./) {
            sub(/^[ \t]*\/\/ *snippet\./, "", line)
            if (line == "hide") visible = 0
            else if (line == "show") visible = 1
            else if (line == "end") inside = 0
            else inside = (line == part)
        } else if (visible && (part == "" || inside)) lines[++count] = line
    }
    close(file)
    first = 1
    last = count
    while (first <= last && lines[first] ~ /^[ \t]*$/) first++
    while (last >= first && lines[last] ~ /^[ \t]*$/) last--
    if (first > last) return fail(place file (part == "" ? "" : " with part " part) " does not exist or shows nothing")
    indent = 1000
    for (i = first; i <= last; i++) {
        if (lines[i] ~ /^[ \t]*$/) continue
        match(lines[i], /^ */)
        if (RLENGTH < indent) indent = RLENGTH
    }
    for (i = first; i <= last; i++) print substr(lines[i], indent + 1)
}

function fail(sentence) {
    print sentence > "/dev/stderr"
    failed = 1
}
