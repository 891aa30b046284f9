-- Sixteen requests at once, for wrk; it counts each answer.
local batch

function init()
   local requests = {}
   for index = 1, 16 do requests[index] = wrk.format("GET", "/plaintext") end
   batch = table.concat(requests)
end

function request() return batch end
