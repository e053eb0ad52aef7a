no-room = Este navegador ya no tiene espacio para esta página. Borra un modelo o un proyecto y vuelve a intentarlo.
unavailable = Este navegador no deja que la página guarde nada ({ $what }). Permite los datos del sitio o usa una ventana que no sea privada.
busy = Otra pestaña de esta página está usando el archivo. Ciérrala y vuelve a intentarlo.
past-end = El archivo termina antes del byte { $at }: solo tiene { $len }. Está incompleto: vuelve a obtenerlo.
no-such-file = En este dispositivo no hay ningún archivo «{ $name }». Vuelve a obtenerlo.
failed = El navegador no ha podido guardar o leer datos ({ $what }). Recarga la página y vuelve a intentarlo.
