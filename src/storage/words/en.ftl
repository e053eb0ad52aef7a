no-room = This browser has no room left for this page. Delete a model or a project, then try again.
unavailable = This browser does not let the page keep anything ({ $what }). Allow site data for it, or use a window that is not private.
busy = Another tab of this page is using the file. Close that tab, then try again.
past-end = The file ends before byte { $at }: it has only { $len }. It is incomplete: get it again.
no-such-file = There is no file “{ $name }” on this device. Get it again.
failed = The browser could not keep or read data ({ $what }). Reload the page and try again.
