import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import FerroMacros

/// Expands `@Model` in a source and compares the result, the diagnostics and what a fix-it makes of the source.
func expectModel(
    _ source: String, expandsTo expanded: String, diagnostics: [DiagnosticSpec] = [], fix: String? = nil,
    fixed: String? = nil, location: Testing.SourceLocation = #_sourceLocation
) {
    assertMacroExpansion(
        source, expandedSource: expanded, diagnostics: diagnostics,
        macroSpecs: [
            "Model": MacroSpec(type: ModelMacro.self, conformances: ["Model", "Hashable", "Encodable", "Decodable"]),
            "Column": MacroSpec(type: ColumnMacro.self), "SoftDelete": MacroSpec(type: SoftDeleteMacro.self),
            "OptimisticLock": MacroSpec(type: OptimisticLockMacro.self),
        ],
        applyFixIts: fix.map { [$0] }, fixedSource: fixed
    ) { failure in
        Issue.record("\(failure.message)", sourceLocation: location)
    }
}

/// Expands the markers alone, leaving `@Model` where it stands, as the compiler shows it to them.
func expectMarker(
    _ source: String, _ diagnostic: DiagnosticSpec, fix: String, fixed: String,
    location: Testing.SourceLocation = #_sourceLocation
) {
    let attribute = #/@(Column\(.*?\)|SoftDelete|OptimisticLock) (?=static|var|let|func)/#
    assertMacroExpansion(
        source, expandedSource: source.replacing(attribute, with: ""), diagnostics: [diagnostic],
        macroSpecs: [
            "Column": MacroSpec(type: ColumnMacro.self), "SoftDelete": MacroSpec(type: SoftDeleteMacro.self),
            "OptimisticLock": MacroSpec(type: OptimisticLockMacro.self),
        ],
        applyFixIts: [fix], fixedSource: fixed
    ) { failure in
        Issue.record("\(failure.message)", sourceLocation: location)
    }
}

/// What `@Model` makes of a source.
func expansion(_ source: String) -> String {
    let file: SourceFileSyntax = "\(raw: source)"
    let context = BasicMacroExpansionContext(sourceFiles: [file: .init(moduleName: "Test", fullFilePath: "Test.swift")])
    return file.expand(macros: ["Model": ModelMacro.self], contextGenerator: { _ in context }).description
}
