# shellcheck shell=bash
# The JSON coder against Foundation's: a message of 27 bytes, a record of some 690, and an array of 110 of them.
# Sourced by `run`, which sets `work`, `program` and `seconds`.
: "${work:?}" "${seconds:?}"

prepare() {
    require_swift
    require_packages build
    build json
}

round() {
    local document
    for document in message record array; do
        contend pinned 0 "${program:?}" "$document.encode.foundation" "$seconds"
        contend pinned 0 "$program" "$document.encode" "$seconds"
        contend pinned 0 "$program" "$document.decode.foundation" "$seconds"
        contend pinned 0 "$program" "$document.decode" "$seconds"
    done
}

figures() {
    local encode=5 decode=1.8 document
    for document in message record array; do
        case $document in
            message) encode=3 decode=1.8 ;;
            record) encode=5 decode=1.8 ;;
            array) encode=4 decode=1.8 ;;
        esac
        figure "json.encode.$document.vs_foundation" x ">=$encode" "$document.encode.foundation.cpu_ns" "$document.encode.cpu_ns"
        figure "json.encode.$document.cpu_ns" ns - "$document.encode.cpu_ns"
        figure "json.decode.$document.vs_foundation" x ">=$decode" "$document.decode.foundation.cpu_ns" "$document.decode.cpu_ns"
        figure "json.decode.$document.cpu_ns" ns - "$document.decode.cpu_ns"
    done
}
