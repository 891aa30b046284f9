# Judges the arrows of a package. Reads records made by scripts/layers:
#   A target module...   what the table allows
#   T target type        a target of the package
#   D target module      a dependency that Package.swift declares
#   F target file        a source file, whose import lines are read here

BEGIN {
    split(free, names, " ")
    for (i in names) is_free[names[i]] = 1
}

$1 == "A" {
    words[$2] = ""
    for (i = 3; i <= NF; i++) {
        allowed[$2, $i] = 1
        words[$2] = words[$2] (i > 3 ? " " : "") $i
    }
}

$1 == "T" {
    type[$2] = $3
    order[++targets] = $2
    if ($3 != "test" && !($2 in words)) complain("Package.swift: " $2 " is not in the table of scripts/layers")
}

$1 == "D" {
    declared[$2, $3] = 1
    dependency[$2, ++dependencies[$2]] = $3
}

$1 == "F" {
    target = $2
    file = substr($0, length("F " target " ") + 1)
    files[target]++
    number = 0
    quoted = 0
    while ((getline line < file) > 0) read_line(target, file, ++number, line)
    close(file)
}

END {
    for (i = 1; i <= targets; i++) {
        target = order[i]
        if (type[target] == "system") continue
        if (!files[target]) {
            complain("Package.swift: " target " has no Swift file")
            continue
        }
        for (j = 1; j <= dependencies[target]; j++) {
            name = dependency[target, j]
            # A compiler plugin is used by its macros and never imported, except by its tests.
            plugin = type[name] == "macro" && type[target] != "test"
            if (plugin && !may(target, name)) complain("Package.swift: " target " may not use " name choices(target))
            if (!plugin && !((target, name) in imported))
                complain("Package.swift: " target " declares " name " and never imports it")
        }
    }
    if (complaints) {
        printf "%d violation%s\n", complaints, (complaints == 1 ? "" : "s")
        exit 1
    }
    printf "%d targets, %d arrows, all downwards\n", targets, arrows
}

# Text between triple quotes is data: a template may well hold an import line.
function read_line(target, file, number, line,    text, was_quoted) {
    was_quoted = quoted
    text = line
    if (was_quoted || text !~ /^[ \t]*\/\//) while (sub(/"""/, "", text)) quoted = !quoted
    if (was_quoted) return
    text = line
    while (sub(/^[ \t]*@[A-Za-z_]+(\([^)]*\))?[ \t]+/, "", text)) continue
    sub(/^[ \t]*/, "", text)
    sub(/^(public|package|internal|private|fileprivate)[ \t]+/, "", text)
    if (!sub(/^import[ \t]+/, "", text)) return
    sub(/^(struct|class|enum|protocol|typealias|func|let|var|actor)[ \t]+/, "", text)
    sub(/[^A-Za-z0-9_].*$/, "", text)
    judge(target, file ":" number ": ", text)
}

function judge(target, place, name) {
    imported[target, name] = 1
    if ((name in is_free) || name == target || (name == "Testing" && type[target] == "test")) return
    arrows++
    if (type[target] != "test" && !may(target, name)) complain(place target " may not import " name choices(target))
    if (name != "Testing" && !((target, name) in declared))
        complain(place target " imports " name ", which Package.swift does not declare for it")
}

function may(target, name) { return (target, name) in allowed }

function choices(target) { return " (allowed: " (words[target] == "" ? "nothing" : words[target]) ")" }

function complain(sentence) {
    complaints++
    print sentence
}
