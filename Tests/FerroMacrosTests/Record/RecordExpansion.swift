import SwiftDiagnostics
import SwiftSyntaxBuilder
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import FerroMacros

/// Expands the macros of records in a source and compares the result, the diagnostics and what a fix-it makes of it.
func expectRecord(
    _ source: String, expandsTo expanded: String, diagnostics: [DiagnosticSpec] = [], fix: String? = nil,
    fixed: String? = nil, location: Testing.SourceLocation = #_sourceLocation
) {
    assertMacroExpansion(
        source, expandedSource: expanded, diagnostics: diagnostics,
        macroSpecs: [
            "RedisRecord": MacroSpec(
                type: RedisRecordMacro.self, conformances: ["RedisRecord", "RecordFields", "IndexedFields"]),
            "RecordFields": MacroSpec(type: RecordFieldsMacro.self, conformances: ["RecordFields", "IndexedFields"]),
            "Indexed": MacroSpec(type: RecordMarkerMacro.self), "RecordKey": MacroSpec(type: RecordMarkerMacro.self),
            "SafeLoad": MacroSpec(type: RecordMarkerMacro.self),
        ],
        applyFixIts: fix.map { [$0] }, fixedSource: fixed
    ) { failure in
        Issue.record("\(failure.message)", sourceLocation: location)
    }
}

/// Expands a source in which something is wrong: the attributes go, nothing is written, and the fix-it mends it.
func expectMistake(
    _ source: String, _ id: String, _ message: String, line: Int, column: Int, fix: String? = nil, fixed: String? = nil,
    location: Testing.SourceLocation = #_sourceLocation
) {
    let attribute = #/@(RedisRecord(\(.*?\))?|RecordFields|Indexed|RecordKey|SafeLoad) /#
    expectRecord(
        source, expandsTo: source.replacing(attribute, with: ""),
        diagnostics: [
            DiagnosticSpec(
                id: MessageID(domain: "Ferro", id: id), message: message, line: line, column: column,
                fixIts: fix.map { [FixItSpec(message: $0)] } ?? [])
        ], fix: fix, fixed: fixed, location: location)
}
