import SwiftDiagnostics
import SwiftSyntax

/// Finds what a model may have only once: a column's name, and the columns that `@SoftDelete` and `@OptimisticLock` mark.
enum ModelDuplicates {
    static func diagnostics(of columns: [ModelColumn], in variables: [VariableDeclSyntax]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var owners: [String: ModelColumn] = [:]
        for column in columns {
            guard let first = owners[column.column] else {
                owners[column.column] = column
                continue
            }
            // The one that says its column's name is the one to change.
            let said = column.columnName == nil && first.columnName != nil ? first : column
            let other = said.name == column.name ? first : column
            guard let variable = variables.first(where: { !$0.isStatic && $0.declares(said.name) }) else { continue }
            diagnostics.append(ModelDiagnostic.sameColumn(said, other, variable))
        }
        for role in [ColumnRole.softDelete, .lock] {
            let marked = variables.filter { $0.attribute(role.rawValue) != nil && !$0.isStatic }
            diagnostics += marked.dropFirst().compactMap { variable in
                variable.attribute(role.rawValue).map { MarkerDiagnostic.twice($0, role, variable) }
            }
        }
        return diagnostics
    }
}
