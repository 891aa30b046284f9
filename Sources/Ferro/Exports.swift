// What `import Ferro` brings: an app needs no other import for everyday work.
@_exported public import ArgumentParser
@_exported public import FerroCache
@_exported public import FerroCrypto
@_exported public import FerroHTTP
@_exported public import FerroMonitor
@_exported public import FerroORM
@_exported public import FerroPostgres
@_exported public import FerroQueue
@_exported public import FerroRecords
@_exported public import FerroRedis
@_exported public import FerroRouting
@_exported public import FerroSQL
@_exported public import FerroSQLite
@_exported public import FerroServer
@_exported public import FerroSupport
@_exported public import FerroValidation
@_exported public import FerroViews
@_exported public import HTTPTypes
@_exported public import Logging

#if canImport(FoundationEssentials)
    @_exported public import FoundationEssentials
#else
    @_exported public import Foundation
#endif
