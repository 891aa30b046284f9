import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

@testable import FerroMacros

/// Expands the macros of inputs and controllers and compares what comes out.
func expectExpansion(
    _ source: String, _ expanded: String, diagnostics: [DiagnosticSpec] = [], applyFixIts: [String]? = nil,
    fixed: String? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    var macros: [String: MacroSpec] = [
        "Input": MacroSpec(type: InputMacro.self, conformances: ["Input"]),
        "Controller": MacroSpec(type: ControllerMacro.self, conformances: ["Controller"]),
    ]
    for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] { macros[method] = MacroSpec(type: RouteMacro.self) }
    assertMacroExpansion(
        source, expandedSource: expanded, diagnostics: diagnostics, macroSpecs: macros, applyFixIts: applyFixIts,
        fixedSource: fixed, testModuleName: "App", testFileName: "Links.swift",
        failureHandler: { Issue.record(Comment(rawValue: $0.message), sourceLocation: sourceLocation) })
}
