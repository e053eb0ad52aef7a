## A question that was not answered. What stands in { $what } is said by whoever found it.

no-such-model = The model “{ $model }” is not on this device. Add it again on the Models page.
corrupt = This file is not a model that can be read: { $what }. Nothing was kept.
damaged =
    The model “{ $model }” cannot be read: { $what }. It is still on this device: delete it on the Models page, then add
    it again.
bundle-damaged = The model that comes with this page arrived damaged: { $what }. Reload the page.
empty-prompt = The prompt is empty. Write an instruction, an example or an input, then run it again.
unsupported = This model cannot be run here: { $what }.
too-large =
    The model needs about { $needs } MB of memory and this page has { $has } MB. Choose a smaller one.
prompt-too-long =
    The prompt has { $n-tokens } tokens and the model reads { $n-context }. Shorten it or switch off examples.
unreachable = { $host } could not be reached. Check the address and the connection, then try again.
nothing-there =
    { $host } could not be reached (404: there is nothing at this address). Check the address and the connection, then
    try again.
not-allowed =
    { $host } could not be reached ({ $status }: it does not allow this). Check the address and the connection, then try
    again.
answered =
    { $host } could not be reached (it answered { $status }). Check the address and the connection, then try again.
no-room =
    This device has no room for the model: { $needs } MB needed, { $has } MB left. Delete a model and try again.
storage = The browser could not keep the file: { $what }. Try again, or use another browser profile.
crashed =
    The engine stopped and was started again ({ $what }). Your prompt is as you left it; run it again.
other-build = The engine is not of this page's version. Reload the page.
cancelled = Cancelled.
