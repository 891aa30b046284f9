// A model's file needs identifiers, SQL values, a database and perhaps keys beside the model itself: one import gives all.
@_exported public import FerroCrypto
@_exported public import FerroSQL
@_exported public import FerroSupport
