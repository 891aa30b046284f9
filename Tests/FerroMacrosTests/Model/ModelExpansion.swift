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
            "Model": MacroSpec(type: ModelMacro.self, conformances: ["Model", "Hashable", "Encodable", "Decodable"])
        ],
        applyFixIts: fix.map { [$0] }, fixedSource: fixed
    ) { failure in
        Issue.record("\(failure.message)", sourceLocation: location)
    }
}
