no-such-model = El modelo «{ $model }» no está en este dispositivo. Añádelo de nuevo en la página Modelos.
corrupt = Este archivo no es un modelo que se pueda leer: { $what }. No se guardó nada.
damaged =
    El modelo «{ $model }» no se puede leer: { $what }. Sigue en este dispositivo: elimínalo en la página Modelos y
    añádelo de nuevo.
bundle-damaged = El modelo que viene con esta página llegó dañado: { $what }. Recarga la página.
empty-prompt = El prompt está vacío. Escribe una instrucción, un ejemplo o una entrada, y ejecútalo de nuevo.
unsupported = Este modelo no se puede ejecutar aquí: { $what }.
too-large = El modelo necesita unos { $needs } MB de memoria y esta página tiene { $has } MB. Elige uno más pequeño.
prompt-too-long = El prompt tiene { $n-tokens } tokens y el modelo lee { $n-context }. Acórtalo o desactiva ejemplos.
unreachable = No se pudo llegar a { $host }. Revisa la dirección y la conexión y vuelve a intentarlo.
nothing-there =
    No se pudo llegar a { $host } (404: no hay nada en esta dirección). Revisa la dirección y la conexión y vuelve a
    intentarlo.
not-allowed =
    No se pudo llegar a { $host } ({ $status }: no lo permite). Revisa la dirección y la conexión y vuelve a
    intentarlo.
answered =
    No se pudo llegar a { $host } (respondió { $status }). Revisa la dirección y la conexión y vuelve a intentarlo.
no-room =
    Este dispositivo no tiene espacio para el modelo: hacen falta { $needs } MB y quedan { $has } MB. Elimina un
    modelo y vuelve a intentarlo.
storage = El navegador no pudo guardar el archivo: { $what }. Vuelve a intentarlo o usa otro perfil del navegador.
crashed = El motor se detuvo y se volvió a iniciar ({ $what }). Tu prompt está como lo dejaste; ejecútalo de nuevo.
other-build = El motor no es de la versión de esta página. Recarga la página.
cancelled = Cancelado.
