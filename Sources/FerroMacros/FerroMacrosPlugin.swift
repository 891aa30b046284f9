import SwiftCompilerPlugin
import SwiftSyntaxMacros

@main struct FerroMacrosPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [
        ModelMacro.self, ColumnMacro.self, SoftDeleteMacro.self, OptimisticLockMacro.self,
        InputMacro.self, ControllerMacro.self, RouteMacro.self,
        RedisRecordMacro.self, RecordFieldsMacro.self, RecordMarkerMacro.self,
    ]
}
